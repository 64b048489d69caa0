using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>What product code does not do, whoever reviews it: chance that can be guessed, hashes that are broken, code made of text, trust in anybody.</summary>
internal static partial class BannedPatterns
{
    private static readonly (string What, Regex Form, string Files)[] All =
    [
        ("chance that can be guessed", Chance(), ".cs"), ("chance that can be guessed", ScriptChance(), ".ts .tsx .js .mjs"), ("a broken hash", BrokenHash(), ".cs"), ("markup made of text", Markup(), ".ts .tsx .js .mjs .html"),
        ("code made of text", Code(), ".ts .tsx .js .mjs .html"), ("a process", ProcessStart(), ".cs"), ("SQL made of text", Sql(), ".cs"), ("SQL made of text", RawSql(), ".cs"), ("trust in any certificate", AnyCertificate(), ".cs .ts .mjs"),
        ("types named by data", NamedTypes(), ".cs"), ("any origin", AnyOrigin(), ".cs"), ("details for developers", Details(), ".cs"), ("XML that names files", Dtd(), ".cs"),
    ];

    /// <summary>What a file has of it, with the line.</summary>
    public static IEnumerable<(string What, int Line)> In(string file, string text) =>
        from banned in All
        where banned.Files.Split(' ').Contains(Path.GetExtension(file))
        from Match match in banned.Form.Matches(text)
        where !IsComment(text, match.Index)
        select (banned.What, text.AsSpan(0, match.Index).Count('\n') + 1);

    private static bool IsComment(string text, int index)
    {
        ReadOnlySpan<char> before = text.AsSpan((text.LastIndexOf('\n', Math.Max(0, index - 1)) + 1)..index).TrimStart();
        return before.StartsWith("//") || before.StartsWith("/*") || before.StartsWith("* ");
    }

    [GeneratedRegex(@"\bnew Random\b|\bRandom\.Shared\b|\bRandom [a-z]\w* = new\(")]
    private static partial Regex Chance();

    [GeneratedRegex(@"\bMath\.random\b")]
    private static partial Regex ScriptChance();

    [GeneratedRegex(@"\b(HMAC)?(MD5|SHA1)\b|\b(DES|TripleDES|RC2)\.Create\b|\bCipherMode\.ECB\b")]
    private static partial Regex BrokenHash();

    [GeneratedRegex(@"dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\b|\bsrcdoc\b", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\beval\s*\(|\bnew Function\s*\(|setTimeout\s*\(\s*[""'`]|javascript:")]
    private static partial Regex Code();

    [GeneratedRegex(@"\bProcess\.Start\b|\bnew ProcessStartInfo\b")]
    private static partial Regex ProcessStart();

    [GeneratedRegex(@"\$@?""+\s*(select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s|create\s|drop\s|alter\s|truncate\s)|(Command|CommandText\s*=\s*|BatchCommand)\(?\s*\$@?""", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(FromSqlRaw|ExecuteSqlRaw|SqlQueryRaw)")]
    private static partial Regex RawSql();

    [GeneratedRegex(@"Certificate(Custom)?Validation(Callback)?\s*(=|\+=|\()[^;]{0,120}?(=>\s*true\b|return true\b)|DangerousAcceptAny|rejectUnauthorized\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED")]
    private static partial Regex AnyCertificate();

    [GeneratedRegex(@"\bBinaryFormatter\b|TypeNameHandling\.(All|Auto|Objects|Arrays)|\bJavaScriptSerializer\b|\bNetDataContractSerializer\b")]
    private static partial Regex NamedTypes();

    [GeneratedRegex(@"\bAllowAnyOrigin\b|\bSetIsOriginAllowed\b")]
    private static partial Regex AnyOrigin();

    [GeneratedRegex(@"\bUseDeveloperExceptionPage\b|\bEnableSensitiveDataLogging\b|EnableDetailedErrors\s*=\s*true|IncludeErrorDetail\s*=\s*true")]
    private static partial Regex Details();

    [GeneratedRegex(@"\bDtdProcessing\.Parse\b|\bnew XmlUrlResolver\b")]
    private static partial Regex Dtd();
}
