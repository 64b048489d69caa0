using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dialog.Api.Files;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Files;

namespace Dialog.Api.Contractors;

/// <summary>An answer as it was typed.</summary>
/// <param name="Kept">Files that were handed in with an earlier attempt, by their id.</param>
public sealed record ContractorForm(string? Outcome, string? Text, string? Until, IReadOnlyList<Guid> Kept)
{
    public static readonly ContractorForm Empty = new(null, null, null, []);
}

/// <summary>The outcome of an attempt to answer: sent, or what is wrong by field, with every file that was taken.</summary>
internal sealed record ContractorAttempt(ContractorForm Form, IReadOnlyDictionary<string, string> Faults, IReadOnlyList<StoredFile> Files)
{
    public bool IsSent => Faults.Count == 0;
}

/// <summary>Takes a contractor's answer: its files into the file service, its words into the case's journal, once.</summary>
internal sealed class ContractorAnswers(ThreadCalls threads, FileIntake intake, FileService files, FileSettings settings, TimeProvider time)
{
    private const int LongestText = 5_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(366);

    public async Task<ContractorAttempt> Take(OpenedLink opened, ContractorForm form, IReadOnlyList<(string? Name, byte[] Bytes)> given, TimeZoneInfo zone, CancellationToken cancellation)
    {
        Dictionary<string, string> faults = [];
        List<StoredFile> kept = await Kept(opened, form.Kept, cancellation);
        foreach ((string? name, byte[] bytes) in given)
        {
            if (kept.Count >= settings.MaxPerAnswer)
            {
                faults["files"] = "files.many";
                break;
            }

            TakenFile taken = await intake.Take(opened.About, "upload", By(opened), name, bytes, null, cancellation);
            if (taken.File is not { } file)
            {
                faults["files"] = taken.Why switch
                {
                    FileRefusal.Infected => "files.infected",
                    FileRefusal.NotScanned => "files.not-scanned",
                    FileRefusal.TooLarge => "files.large",
                    _ => "files.wrong",
                };
            }
            else if (kept.All(k => k.Id != file.Id))
            {
                kept.Add(file);
            }
        }

        ContractorOutcome? outcome = form.Outcome switch
        {
            "done" => ContractorOutcome.Done,
            "not-ours" => ContractorOutcome.NotOurs,
            "more-time" => ContractorOutcome.MoreTime,
            _ => null,
        };
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? until = outcome == ContractorOutcome.MoreTime ? EndOf(form.Until, zone) : null;
        string text = form.Text?.Trim() ?? "";
        if (outcome is null)
        {
            faults["outcome"] = "outcome.missing";
        }

        if (text.Length > LongestText)
        {
            faults["text"] = "text.long";
        }
        else if (text.Length == 0 && (outcome != ContractorOutcome.Done || kept.Count == 0))
        {
            faults["text"] = outcome == ContractorOutcome.Done ? "text.done" : "text.missing";
        }

        if (outcome == ContractorOutcome.MoreTime && (until is null || until <= now || until > now + LongestWait))
        {
            faults["until"] = "until.wrong";
        }

        if (faults.Count == 0)
        {
            CommandReply reply = await threads.Execute(opened.About.Thread, new AnswerAsContractor
            {
                CommandId = CommandId(opened, outcome!.Value, text, until, kept),
                CaseId = opened.About.Id,
                By = new Actor(ActorKind.Contractor, By(opened), opened.Link.Contractor),
                Link = opened.Link.Link,
                Outcome = outcome.Value,
                Text = text.Length == 0 ? null : text,
                Attachments = [.. kept.Select(OwnFiles.Attachment)],
                Until = until,
            });
            if (reply.Outcome == CommandOutcome.Refused)
            {
                faults["form"] = "refused";
            }
        }

        return new ContractorAttempt(form with { Kept = [.. kept.Select(k => k.Id)] }, faults, kept);
    }

    /// <summary>The files among these that came by this very link.</summary>
    public async Task<List<StoredFile>> Kept(OpenedLink opened, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        List<StoredFile> found = ids.Count == 0 ? [] : await files.Find([.. ids.Distinct().Take(settings.MaxPerAnswer)], cancellation);
        return [.. found.Where(f => f.CaseId == opened.About.Id && f.CreatedBy == By(opened))];
    }

    private static string By(OpenedLink opened) => $"contractor:{opened.Link.Link:N}";

    // What was sent makes the id: a double click, a reload and a retry are one answer, other words are another.
    private static string CommandId(OpenedLink opened, ContractorOutcome outcome, string text, DateTimeOffset? until, List<StoredFile> kept)
    {
        string said = string.Create(CultureInfo.InvariantCulture, $"{outcome}/{until?.UtcTicks}/{string.Join(',', kept.Select(k => k.Id).Order())}/{text}");
        return $"contractor:{opened.Link.Link:N}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 12))}";
    }

    // A day ends at its last minute on the region's clock.
    private static DateTimeOffset? EndOf(string? day, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return null;
        }

        DateTime end = date.ToDateTime(new TimeOnly(23, 59));
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
