using Dialog.Cases;
using Dialog.Files;

namespace Dialog.Api.Files;

/// <summary>Why a file is not taken.</summary>
internal enum FileRefusal
{
    None,
    Empty,
    TooLarge,
    WrongType,
    Infected,

    /// <summary>The virus scanner did not look at it: it may be handed in again.</summary>
    NotScanned,

    /// <summary>An image that cannot be read, or of more pixels than are unpacked.</summary>
    NoPicture,
}

/// <summary>A file that was checked and made safe, before it is kept for a case.</summary>
internal sealed record SafeFile(string Kind, string Name, string MimeType, ReadOnlyMemory<byte> Bytes)
{
    public ReadOnlyMemory<byte>? Thumbnail { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>As it is kept for a case.</summary>
    /// <param name="source">upload or network, as in <see cref="StoredFile"/></param>
    public StoredFile For(Guid id, Guid caseId, string region, string source, string by) =>
        new(id, caseId, region, source, Kind, Name, MimeType, Bytes.Length, Width, Height, "", null, by);
}

/// <summary>The outcome of a check of a file.</summary>
/// <param name="File">null when it is not taken</param>
/// <param name="Fault">what is wrong with it, human-readable</param>
internal readonly record struct CheckedFile(SafeFile? File, FileRefusal Why, string? Fault)
{
    /// <summary>What the virus scanner found in it.</summary>
    public string? Infection { get; init; }
}

/// <summary>The outcome of handing a file in.</summary>
/// <param name="File">as it is kept; null when it was not taken</param>
/// <param name="Fault">what is wrong with it, human-readable</param>
internal readonly record struct TakenFile(StoredFile? File, string? Fault)
{
    /// <summary>What the virus scanner found in it.</summary>
    public string? Infection { get; init; }

    public FileRefusal Why { get; init; }

    /// <summary>The virus scanner did not look at it: it may be handed in again.</summary>
    public bool NotScanned => Why == FileRefusal.NotScanned;
}

/// <summary>Takes in a file that somebody uploads or a network gives: checked, made safe, stored in the file service.</summary>
internal sealed class FileIntake(FileService files, Pictures pictures, Antivirus antivirus, FileSettings settings)
{
    public int MaxBytes => settings.MaxBytes;

    public async Task<TakenFile> Take(
        CaseSummary about, string source, string by, string? name, ReadOnlyMemory<byte> content, Guid? id, CancellationToken cancellation)
    {
        // What a resident sent is theirs to send: kept as it is, never shown, only handed on.
        CheckedFile looked = await Check(name, content, anyType: source == "network", cancellation);
        return looked.File is { } file
            ? new(await files.Keep(file.For(id ?? OwnFiles.Id(about.Id, file.Bytes.Span), about.Id, about.Region, source, by), file.Bytes, file.Thumbnail, cancellation), null)
            : new(null, looked.Fault) { Infection = looked.Infection, Why = looked.Why };
    }

    /// <summary>Looks at a file and makes it safe; nothing is kept.</summary>
    /// <param name="anyType">what is none of the accepted types passes as bytes</param>
    public async Task<CheckedFile> Check(string? name, ReadOnlyMemory<byte> content, bool anyType, CancellationToken cancellation)
    {
        if (content.Length == 0)
        {
            return new(null, FileRefusal.Empty, "the file is empty");
        }

        if (content.Length > settings.MaxBytes)
        {
            return new(null, FileRefusal.TooLarge, $"at most {settings.MaxBytes} bytes; this has {content.Length}");
        }

        return await antivirus.Scan(content, cancellation) switch
        {
            ScanOutcome.Infected infected => new(null, FileRefusal.Infected, $"the virus scanner found {infected.Name}; the file is not taken") { Infection = infected.Name },
            ScanOutcome.Away => new(null, FileRefusal.NotScanned, "the virus scanner does not answer; the file is not taken before it was scanned, try again later"),
            _ => await CheckScanned(name, content, anyType, cancellation),
        };
    }

    private async Task<CheckedFile> CheckScanned(string? name, ReadOnlyMemory<byte> content, bool anyType, CancellationToken cancellation)
    {
        if (FileType.Of(content) is not { } type)
        {
            return anyType ? new(new SafeFile("document", FileNames.Clean(name, "bin"), "application/octet-stream", content), FileRefusal.None, null)
                : new(null, FileRefusal.WrongType, $"not a file that can be sent{(FileType.ProblemOf(content) is { } problem ? $": {problem}" : "")}; taken are {FileType.Accepted}");
        }

        if (!type.IsImage)
        {
            return new(new SafeFile("document", FileNames.Clean(name, type.Extension), type.MimeType, content), FileRefusal.None, null);
        }

        try
        {
            Picture made = await pictures.Make(content, type, settings, cancellation);
            return new(
                new SafeFile("photo", FileNames.Clean(name, made.Extension), made.MimeType, made.Bytes) { Thumbnail = made.Thumbnail, Width = made.Width, Height = made.Height },
                FileRefusal.None, null);
        }
        catch (PictureException e)
        {
            return new(null, FileRefusal.NoPicture, e.Message);
        }
    }
}
