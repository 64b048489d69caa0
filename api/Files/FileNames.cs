using Dialog.Files;

namespace Dialog.Api.Files;

/// <summary>Names of files as people may see and systems may carry them. Pure.</summary>
internal static class FileNames
{
    private const int Longest = 120;

    /// <summary>The given name without path, unseen characters and what a file system rejects, with the extension of what the file really is.</summary>
    public static string Clean(string? given, string extension)
    {
        string last = (given ?? "").Replace('\\', '/').Split('/')[^1];
        string stem = new([.. VisibleNames.Of(last).Where(c => !char.IsSurrogate(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]);
        stem = Path.GetFileNameWithoutExtension(stem).Trim(' ', '.');
        if (stem.Length > Longest)
        {
            stem = stem[..Longest];
        }

        return $"{(stem.Length == 0 ? "file" : stem)}.{extension}";
    }
}
