using Dialog.Cases;
using Dialog.Files;

namespace Dialog.Api.Files;

/// <summary>What became of a file that was handed in.</summary>
/// <param name="File">as it is kept; null when it was not taken</param>
/// <param name="Fault">what is wrong with it, human-readable</param>
internal readonly record struct TakenFile(StoredFile? File, string? Fault)
{
    /// <summary>What the virus scanner found in it.</summary>
    public string? Infection { get; init; }

    /// <summary>The virus scanner did not look at it: it may be handed in again.</summary>
    public bool NotScanned { get; init; }
}

/// <summary>Takes in a file that somebody uploads or a network gives: checked, made safe, stored in the file service.</summary>
internal sealed class FileIntake(FileService files, Pictures pictures, Antivirus antivirus, FileSettings settings)
{
    public int MaxBytes => settings.MaxBytes;

    public async Task<TakenFile> Take(
        CaseSummary about, string source, string by, string? name, ReadOnlyMemory<byte> content, Guid? id, CancellationToken cancellation)
    {
        if (content.Length == 0)
        {
            return new(null, "the file is empty");
        }

        if (content.Length > settings.MaxBytes)
        {
            return new(null, $"at most {settings.MaxBytes} bytes; this has {content.Length}");
        }

        return await antivirus.Scan(content, cancellation) switch
        {
            ScanVerdict.Infected infected => new(null, $"the virus scanner found {infected.Name}; the file is not taken") { Infection = infected.Name },
            ScanVerdict.Away => new(null, "the virus scanner does not answer; the file is not taken before it was scanned, try again later") { NotScanned = true },
            _ => await TakeScanned(about, source, by, name, content, id, cancellation),
        };
    }

    private async Task<TakenFile> TakeScanned(
        CaseSummary about, string source, string by, string? name, ReadOnlyMemory<byte> content, Guid? id, CancellationToken cancellation)
    {
        if (FileType.Of(content) is not { } type)
        {
            // What a resident sent is theirs to send: kept as it is, never shown, only handed on.
            return source == "network" ? new(await Keep(about, source, by, FileNames.Clean(name, "bin"), "application/octet-stream", content, id, cancellation), null)
                : new(null, $"not a file that can be sent{(FileType.ProblemOf(content) is { } problem ? $": {problem}" : "")}; taken are {FileType.Accepted}");
        }

        if (!type.IsImage)
        {
            return new(await Keep(about, source, by, FileNames.Clean(name, type.Extension), type.MimeType, content, id, cancellation), null);
        }

        try
        {
            Picture made = await pictures.Make(content, type, settings, cancellation);
            StoredFile file = new(
                id ?? OwnFiles.Id(about.Id, made.Bytes), about.Id, about.Region, source, "photo", FileNames.Clean(name, made.Extension), made.MimeType,
                made.Bytes.Length, made.Width, made.Height, "", null, by);
            return new(await files.Keep(file, made.Bytes, made.Thumbnail, cancellation), null);
        }
        catch (PictureException e)
        {
            return new(null, e.Message);
        }
    }

    private Task<StoredFile> Keep(
        CaseSummary about, string source, string by, string name, string mimeType, ReadOnlyMemory<byte> content, Guid? id, CancellationToken cancellation) =>
        files.Keep(
            new StoredFile(id ?? OwnFiles.Id(about.Id, content.Span), about.Id, about.Region, source, "document", name, mimeType, content.Length, null, null, "", null, by),
            content, null, cancellation);
}
