using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using Dialog.Regions;
using ExcelDataReader;

namespace Dialog.Api.Regions;

/// <summary>The rows of a CSV or XLSX file, whatever it is called: its content says which it is.</summary>
internal static class TableFile
{
    public const int Largest = 2 << 20;

    /// <summary>A workbook is compressed: more than this is no table of bodies.</summary>
    private const long LargestUnpacked = 40 << 20;
    private const int MostRows = AuthorityTable.MostRows + 2;
    private const int MostColumns = 50;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    static TableFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Null when it is neither, or too large.</summary>
    public static IReadOnlyList<TableRow>? Read(byte[] content)
    {
        if (content.Length is 0 or > Largest)
        {
            return null;
        }

        try
        {
            return content.AsSpan().StartsWith("PK"u8) ? Workbook(content) : Text(content);
        }
        // A broken workbook can break its reader in any way.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static List<TableRow>? Workbook(byte[] content)
    {
        using (ZipArchive archive = new(new MemoryStream(content), ZipArchiveMode.Read))
        {
            if (archive.Entries.Sum(e => e.Length) > LargestUnpacked)
            {
                return null;
            }
        }

        List<TableRow> rows = [];
        using IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
        while (rows.Count < MostRows && reader.Read())
        {
            rows.Add(new TableRow(rows.Count + 1, [.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]));
        }

        return rows;
    }

    private static List<TableRow>? Text(byte[] content)
    {
        if (content.Contains((byte)0))
        {
            return null;
        }

        List<TableRow> rows = [];
        // Comma, semicolon or tab, as the heading has it.
        using CsvReader reader = CsvReader.FromText(Decoded(content), new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true });
        while (rows.Count < MostRows && reader.Read())
        {
            rows.Add(new TableRow((int)reader.LineNumber, [.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(i => reader.GetString(i) ?? "")]));
        }

        return rows;
    }

    // Office programs of the country write CSV in Windows-1251 with semicolons.
    private static string Decoded(byte[] content)
    {
        try
        {
            return Utf8.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1251).GetString(content);
        }
    }
}
