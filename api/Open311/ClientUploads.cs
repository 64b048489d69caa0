using Dialog.Api.Files;
using Dialog.Cases;
using Dialog.Files;

namespace Dialog.Api.Open311;

/// <summary>Something of a request that was not taken, for its operator and its client; see <see cref="Open311Texts"/>.</summary>
internal sealed record Remark(string Key, params object[] Arguments)
{
    public string In(Open311Texts texts) => string.Format(System.Globalization.CultureInfo.InvariantCulture, texts[$"remark.{Key}"], Arguments);
}

/// <summary>Files of a request that were looked at.</summary>
/// <param name="Taken">under the ids they get</param>
/// <param name="Remarks">why others are not taken</param>
/// <param name="NotScanned">The virus scanner did not look at one: the request must come again.</param>
internal sealed record CheckedUploads(IReadOnlyList<(Guid Id, SafeFile File)> Taken, IReadOnlyList<Remark> Remarks, bool NotScanned)
{
    public Guid[] Ids => [.. Taken.Select(t => t.Id)];

    public List<Attachment> Attachments(Guid caseId, string region, string by) => [.. Taken.Select(t => OwnFiles.Attachment(t.File.For(t.Id, caseId, region, "network", by)))];
}

/// <summary>
/// Files that clients post with a request: they pass the same checks as files of answers, and one that does not pass costs itself and not the
/// request. They are kept before the request is handed on, so that whoever is told "taken" need not send them again.
/// </summary>
internal sealed class ClientUploads(FileIntake intake, FileService files, FileSettings settings)
{
    private const int Megabyte = 1024 * 1024;

    public FileSettings Limits => settings;

    public async Task<CheckedUploads> Check(string thread, IReadOnlyList<ClientUpload> given, CancellationToken cancellation)
    {
        List<(Guid, SafeFile)> taken = [];
        List<Remark> remarks = [];
        foreach (ClientUpload upload in given)
        {
            if (upload.Content is not { } content)
            {
                remarks.Add(upload.IsOneTooMany ? new Remark("tooMany", upload.Label, settings.MaxPerAnswer) : new Remark("tooLarge", upload.Label, settings.MaxBytes / Megabyte));
                continue;
            }

            CheckedFile looked = await intake.Check(upload.FileName, content, anyType: false, cancellation);
            if (looked.Why == FileRefusal.NotScanned)
            {
                return new CheckedUploads([], [], NotScanned: true);
            }

            Guid id = OwnFiles.Id(thread, content);
            if (looked.File is null)
            {
                remarks.Add(Why(upload, looked));
            }
            else if (taken.TrueForAll(t => t.Item1 != id))
            {
                taken.Add((id, looked.File));
            }
        }

        return new CheckedUploads(taken, remarks, NotScanned: false);
    }

    /// <param name="caseId">the case that takes them, as far as it is known</param>
    public async Task Keep(CheckedUploads uploads, Guid caseId, string region, string by, CancellationToken cancellation)
    {
        foreach ((Guid id, SafeFile file) in uploads.Taken)
        {
            await files.Keep(file.For(id, caseId, region, "network", by), file.Bytes, file.Thumbnail, cancellation);
        }
    }

    /// <param name="kept">the case they were kept for</param>
    /// <param name="by">the case that took their message; null: none did</param>
    public Task Settle(CheckedUploads uploads, Guid kept, Guid? by, CancellationToken cancellation) =>
        uploads.Taken.Count == 0 || kept == by ? Task.CompletedTask
        : by is { } caseId ? files.Move(uploads.Ids, caseId, cancellation)
        : files.Drop(uploads.Ids, kept, cancellation);

    private Remark Why(ClientUpload upload, CheckedFile looked) => looked.Why switch
    {
        FileRefusal.Empty => new Remark("empty", upload.Label),
        FileRefusal.TooLarge => new Remark("tooLarge", upload.Label, settings.MaxBytes / Megabyte),
        FileRefusal.Infected => new Remark("infected", upload.Label, looked.Infection ?? "?"),
        FileRefusal.NoPicture => new Remark("noPicture", upload.Label),
        _ => new Remark("wrongType", upload.Label, FileType.Accepted),
    };
}
