namespace Dialog.Files;

/// <summary>What is known of a kept file.</summary>
/// <param name="Id">Made of the case and the content: the same file handed in twice for a case is one.</param>
/// <param name="Source">upload (by an official, for an answer) or network (fetched from where the resident sent it).</param>
/// <param name="Kind">photo or document, as in an attachment.</param>
/// <param name="Blob">Key of the bytes in the <see cref="IFileStore"/>; cases share none, so that erasing one needs no counting.</param>
public sealed record StoredFile(
    Guid Id,
    Guid CaseId,
    string Region,
    string Source,
    string Kind,
    string Name,
    string MimeType,
    long Size,
    int? Width,
    int? Height,
    string Blob,
    string? Thumbnail,
    string CreatedBy);
