namespace Dialog.Cases;

/// <summary>A photo, video or file of a message, as the network names it.</summary>
/// <param name="Kind">photo, video, audio, document, location, contact, sticker or other.</param>
/// <param name="FileId">The network's own id of the file, when it has one.</param>
/// <param name="Url">An address to fetch it from, when the network gives one.</param>
/// <param name="Size">Bytes, when known.</param>
[GenerateSerializer, Immutable, Alias("dialog.Attachment")]
public sealed record Attachment(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? FileId,
    [property: Id(2)] string? Url,
    [property: Id(3)] string? Name,
    [property: Id(4)] string? MimeType,
    [property: Id(5)] long? Size);
