using Dialog.Cases;
using Dialog.Files;

namespace Dialog.Api.Files;

/// <summary>Takes in a file that somebody uploads or a network gives: checked, made safe, stored in the file service.</summary>
internal sealed class FileIntake(FileService files, Pictures pictures, FileSettings settings)
{
    public int MaxBytes => settings.MaxBytes;

    /// <summary>The stored file, or a human-readable description of what is wrong with it.</summary>
    public async Task<(StoredFile? File, string? Fault)> Take(
        CaseSummary about, string source, string by, string? name, ReadOnlyMemory<byte> content, Guid? id, CancellationToken cancellation)
    {
        if (content.Length == 0)
        {
            return (null, "the file is empty");
        }

        if (content.Length > settings.MaxBytes)
        {
            return (null, $"at most {settings.MaxBytes} bytes; this has {content.Length}");
        }

        if (FileType.Of(content) is not { } type)
        {
            // What a resident sent is theirs to send: kept as it is, never shown, only handed on.
            return source == "network" ? (await Keep(about, source, by, FileNames.Clean(name, "bin"), "application/octet-stream", content, id, cancellation), null)
                : (null, $"not a file that can be sent; taken are {FileType.Accepted}");
        }

        if (!type.IsImage)
        {
            return (await Keep(about, source, by, FileNames.Clean(name, type.Extension), type.MimeType, content, id, cancellation), null);
        }

        try
        {
            Picture made = await pictures.Make(content, type, settings.MaxPixels, cancellation);
            StoredFile file = new(
                id ?? OwnFiles.Id(about.Id, made.Bytes), about.Id, about.Region, source, "photo", FileNames.Clean(name, made.Extension), made.MimeType,
                made.Bytes.Length, made.Width, made.Height, "", null, by);
            return (await files.Keep(file, made.Bytes, made.Thumbnail, cancellation), null);
        }
        catch (PictureException e)
        {
            return (null, e.Message);
        }
    }

    private Task<StoredFile> Keep(
        CaseSummary about, string source, string by, string name, string mimeType, ReadOnlyMemory<byte> content, Guid? id, CancellationToken cancellation) =>
        files.Keep(
            new StoredFile(id ?? OwnFiles.Id(about.Id, content.Span), about.Id, about.Region, source, "document", name, mimeType, content.Length, null, null, "", null, by),
            content, null, cancellation);
}
