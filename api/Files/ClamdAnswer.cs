namespace Dialog.Api.Files;

/// <summary>The answer of clamd to INSTREAM. Pure.</summary>
internal static class ClamdAnswer
{
    private const string Of = "stream: ";
    private const string Found = " FOUND";

    public static ScanOutcome Read(string answer)
    {
        string said = answer.Trim('\0', '\n', '\r', ' ');
        return said == "stream: OK" ? new ScanOutcome.Clean()
            : said.StartsWith(Of, StringComparison.Ordinal) && said.EndsWith(Found, StringComparison.Ordinal) && said.Length > Of.Length + Found.Length
                ? new ScanOutcome.Infected(said[Of.Length..^Found.Length])
            : new ScanOutcome.Away(said.Length == 0 ? "no answer" : said);
    }
}
