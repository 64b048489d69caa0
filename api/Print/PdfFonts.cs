using PdfSharp.Fonts;

namespace Dialog.Api.Print;

/// <summary>
/// PT Sans (SIL Open Font License), which has Russian letters: from the built console, or where npm put it. Nothing is taken from the
/// machine: a paper looks the same everywhere.
/// </summary>
internal sealed class PdfFonts : IFontResolver
{
    public const string Family = "PT Sans";
    private static readonly Lock Setting = new();
    private readonly Dictionary<string, byte[]> _faces;

    private PdfFonts(Dictionary<string, byte[]> faces) => _faces = faces;

    /// <summary>False where the console was not built: there are no letters to print with.</summary>
    public static bool Ready(IWebHostEnvironment host)
    {
        lock (Setting)
        {
            if (GlobalFontSettings.FontResolver is PdfFonts)
            {
                return true;
            }

            (string Face, string Built, string Installed)[] wanted =
            [
                ("regular", "fonts/PTSans_400Regular.ttf", "400Regular/PTSans_400Regular.ttf"),
                ("bold", "fonts/PTSans_700Bold.ttf", "700Bold/PTSans_700Bold.ttf"),
            ];
            Dictionary<string, byte[]> faces = [];
            foreach ((string face, string built, string installed) in wanted)
            {
                string[] places = [Path.Combine(host.WebRootPath ?? "", built), Path.Combine(host.ContentRootPath, "console/node_modules/@expo-google-fonts/pt-sans", installed)];
                if (places.FirstOrDefault(File.Exists) is { } found)
                {
                    faces[face] = File.ReadAllBytes(found);
                }
            }

            if (faces.Count < wanted.Length)
            {
                return false;
            }

            GlobalFontSettings.FontResolver = new PdfFonts(faces);
            return true;
        }
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? "bold" : "regular");

    public byte[]? GetFont(string faceName) => _faces.GetValueOrDefault(faceName);
}
