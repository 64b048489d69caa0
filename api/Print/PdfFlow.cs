using System.Globalization;
using System.Text;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Dialog.Api.Print;

/// <summary>How a paragraph looks.</summary>
internal enum PdfStyle
{
    Title,
    Heading,
    Body,
    Strong,
    Small,
}

/// <summary>Writes text and pictures down A4 pages: wraps lines, breaks pages, numbers them at the end.</summary>
internal sealed class PdfFlow : IDisposable
{
    private const double Side = 50;
    private const double Top = 50;
    private const double Bottom = 60;
    private const double Spacing = 1.35;
    private const double PictureHeight = 110;
    private static readonly XBrush Ink = XBrushes.Black;
    private static readonly XBrush Soft = XBrushes.DimGray;

    private readonly PdfDocument _document = new();
    private readonly Dictionary<PdfStyle, XFont> _fonts;
    private PdfPage _page = null!;
    private XGraphics _graphics = null!;
    private double _y;

    public PdfFlow(string title, string language)
    {
        _document.Info.Title = title;
        _document.Language = language;
        _fonts = new Dictionary<PdfStyle, XFont>
        {
            [PdfStyle.Title] = new(PdfFonts.Family, 17, XFontStyleEx.Bold),
            [PdfStyle.Heading] = new(PdfFonts.Family, 12, XFontStyleEx.Bold),
            [PdfStyle.Body] = new(PdfFonts.Family, 10, XFontStyleEx.Regular),
            [PdfStyle.Strong] = new(PdfFonts.Family, 10, XFontStyleEx.Bold),
            [PdfStyle.Small] = new(PdfFonts.Family, 8.5, XFontStyleEx.Regular),
        };
        Break();
    }

    private double Width => _page.Width.Point - (2 * Side);

    public void Gap(double height) => _y += height;

    /// <summary>A heading that is never the last line of a page.</summary>
    public void Heading(string text)
    {
        Gap(10);
        Room(60);
        Text(text, PdfStyle.Heading);
        Gap(2);
    }

    public void Text(string text, PdfStyle style = PdfStyle.Body, double indent = 0)
    {
        XFont font = _fonts[style];
        double height = font.Size * Spacing;
        foreach (string line in Lines(Printable(text), font, Width - indent))
        {
            Room(height);
            _graphics.DrawString(line, font, style == PdfStyle.Small ? Soft : Ink, Side + indent, _y + font.Size);
            _y += height;
        }
    }

    /// <summary>A label and what stands beside it.</summary>
    public void Field(string label, string? value)
    {
        const double column = 130;
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        XFont font = _fonts[PdfStyle.Body];
        Room(font.Size * Spacing);
        _graphics.DrawString(label, font, Soft, Side, _y + font.Size);
        Text(value, PdfStyle.Body, column);
    }

    /// <summary>JPEG pictures, small, side by side.</summary>
    public void Pictures(IEnumerable<byte[]> pictures, double indent)
    {
        double x = Side + indent;
        double row = 0;
        foreach (byte[] bytes in pictures)
        {
            using MemoryStream stream = new(bytes);
            using XImage image = XImage.FromStream(stream);
            double height = PictureHeight;
            double width = Math.Min(image.PixelWidth * height / image.PixelHeight, Width - indent);
            height = Math.Min(height, width * image.PixelHeight / image.PixelWidth);
            if (row == 0 || x + width > Side + Width)
            {
                _y += row;
                Room(height + 6);
                (x, row) = (Side + indent, 0);
            }

            _graphics.DrawImage(image, x, _y + 3, width, height);
            x += width + 6;
            row = Math.Max(row, height + 6);
        }

        _y += row;
    }

    /// <summary>The whole document; <paramref name="foot"/> gives a page's line by its number and how many there are.</summary>
    public byte[] Save(Func<int, int, string> foot)
    {
        _graphics.Dispose();
        XFont font = _fonts[PdfStyle.Small];
        for (int i = 0; i < _document.PageCount; i++)
        {
            using XGraphics graphics = XGraphics.FromPdfPage(_document.Pages[i], XGraphicsPdfPageOptions.Append);
            graphics.DrawString(foot(i + 1, _document.PageCount), font, Soft, Side, _document.Pages[i].Height.Point - (Bottom / 2));
        }

        using MemoryStream bytes = new();
        _document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    public void Dispose()
    {
        _graphics.Dispose();
        _document.Dispose();
    }

    private void Room(double height)
    {
        if (_y + height > _page.Height.Point - Bottom)
        {
            Break();
        }
    }

    private void Break()
    {
        _graphics?.Dispose();
        _page = _document.AddPage();
        _page.Size = PageSize.A4;
        _graphics = XGraphics.FromPdfPage(_page);
        _y = Top;
    }

    private IEnumerable<string> Lines(string text, XFont font, double width)
    {
        double space = _graphics.MeasureString("n n", font).Width - _graphics.MeasureString("nn", font).Width;
        foreach (string paragraph in text.Split('\n'))
        {
            StringBuilder line = new();
            double used = 0;
            foreach (string word in paragraph.Split(' ').SelectMany(w => Pieces(w, font, width)))
            {
                double wide = _graphics.MeasureString(word, font).Width;
                if (line.Length > 0 && used + space + wide > width)
                {
                    yield return line.ToString();
                    line.Clear();
                    used = 0;
                }

                used += wide + (line.Length > 0 ? space : 0);
                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            yield return line.ToString();
        }
    }

    // A word longer than a line: an address of a page.
    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        if (word.Length < 30 || _graphics.MeasureString(word, font).Width <= width)
        {
            yield return word;
            yield break;
        }

        int[] starts = StringInfo.ParseCombiningCharacters(word);
        int from = 0;
        for (int i = 1; i <= starts.Length; i++)
        {
            int end = i == starts.Length ? word.Length : starts[i];
            if (end - from > 1 && _graphics.MeasureString(word[from..end], font).Width > width)
            {
                yield return word[from..starts[i - 1]];
                from = starts[i - 1];
            }
        }

        yield return word[from..];
    }

    private static string Printable(string text) => new([.. text.ReplaceLineEndings("\n").Replace('\t', ' ').Where(c => c == '\n' || !char.IsControl(c))]);
}
