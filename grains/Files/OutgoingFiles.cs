using Dialog.Cases;
using Microsoft.Extensions.Logging;

namespace Dialog.Files;

/// <summary>The bytes of a file that is sent with an answer.</summary>
/// <param name="Kind">photo or document.</param>
public sealed record OutgoingFile(string Kind, string Name, string MimeType, byte[] Bytes);

/// <summary>Reads the files of an answer from the store for the adapters that upload them to their networks.</summary>
public sealed partial class OutgoingFiles(FileService files, ILogger<OutgoingFiles> logger)
{
    /// <summary>The files in the answer's order, or why they cannot be had: <c>missing</c> means that waiting does not help.</summary>
    public async Task<(IReadOnlyList<OutgoingFile> Files, string? Problem, bool Missing)> Read(IReadOnlyList<Attachment> attachments, CancellationToken stop)
    {
        List<OutgoingFile> read = [];
        try
        {
            foreach (Attachment attachment in attachments)
            {
                if (OwnFiles.IdOf(attachment) is not { } id || await files.Find(id, stop) is not { } file || await files.Bytes(file, stop) is not { } bytes)
                {
                    return ([], $"the file '{attachment.Name}' is not in the store", true);
                }

                read.Add(new OutgoingFile(file.Kind, file.Name, file.MimeType, bytes));
            }
        }
#pragma warning disable CA1031 // Three kinds of stores fail in three ways; each means: not now.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogAway(e);
            return ([], "file-store-away: the file store does not answer", false);
        }

        return (read, null, false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file store does not answer; the answer waits")]
    private partial void LogAway(Exception error);
}
