using System.Globalization;

namespace Dialog.Cases.Domain;

/// <summary>A message from this case to another; stays until the sweep has delivered it.</summary>
/// <param name="Serial">Version of the event that made it.</param>
/// <param name="What">join, leave, wrote, ended, linked, unlinked, answer or split.</param>
/// <param name="Answer">For an answer: what was said.</param>
/// <param name="Split">For a split: which messages.</param>
public sealed record PendingMessage(int Serial, string What, CaseRef To, DateTimeOffset At, string? Excerpt = null, AnswerGiven? Answer = null, MessagesSplit? Split = null);

/// <summary>The cross-case messages of a case, as commands to the other cases.</summary>
public static class CrossCaseMessages
{
    public const string Join = "join";
    public const string Leave = "leave";
    public const string Wrote = "wrote";

    /// <summary>The case others waited in ended without an answer.</summary>
    public const string Ended = "ended";
    public const string Linked = "linked";
    public const string Unlinked = "unlinked";
    public const string Relay = "answer";
    public const string Open = "split";

    public static CrossCaseMessage[] Of(Case c, long number)
    {
        CaseRef self = new(c.Id, c.Thread, number);
        return [.. c.CrossCaseMessages.Where(e => !IsOverruled(c, e)).Select(e => new CrossCaseMessage(e.To.Thread, Command(c, self, e), Undo(c, e)))];
    }

    // Of joins and leaves between two cases, and of links and unlinks, only the last is sent. All are sent again after a crash,
    // and a leave that changed nothing the first time, and so left no trace, would undo the join after it.
    private static bool IsOverruled(Case c, PendingMessage e) => Opposite(e.What) is { } opposite
        && c.CrossCaseMessages.Any(later => later.Serial > e.Serial && later.To.CaseId == e.To.CaseId && (later.What == opposite || later.What == e.What));

    private static string? Opposite(string what) => what switch
    {
        Join => Leave,
        Leave => Join,
        Linked => Unlinked,
        Unlinked => Linked,
        _ => null,
    };

    private static CaseCommand Command(Case c, CaseRef self, PendingMessage e) => e switch
    {
        { Answer: { } a } => new RelayAnswer
        {
            CommandId = IdOf(c, e),
            CaseId = e.To.CaseId,
            By = new Actor(ActorKind.Official, a.Official, a.Name),
            From = self,
            Kind = a.Kind,
            Text = a.Text,
            Attachments = a.Attachments ?? [],
            PromisedFor = a.PromisedFor,
        },
        { Split: { } s } => new OpenSplit
        {
            CommandId = IdOf(c, e),
            CaseId = s.NewCase,
            By = Actor.System("split"),
            From = self,
            MessageIds = s.MessageIds,
            Text = s.Text,
            PublishedAt = s.PublishedAt,
            SeenAt = s.SeenAt,
            Region = c.Region,
            Channel = c.Channel,
            Network = c.Network,
            IsPublic = c.IsPublic,
            InClosedGroup = c.InClosedGroup,
            Source = c.Source,
            ResidentId = c.ResidentId,
            ResidentName = c.ResidentName,
            Address = c.Address,
        },
        _ => new TakeCrossCaseMessage { CommandId = IdOf(c, e), CaseId = e.To.CaseId, By = Actor.System("merge"), From = self, What = e.What, Excerpt = e.Excerpt },
    };

    // When the other case refuses, this one goes on by itself rather than waiting for ever.
    private static Unmerge? Undo(Case c, PendingMessage e) => e.What is Join or Wrote
        ? new Unmerge { CommandId = $"undo:{IdOf(c, e)}", CaseId = c.Id, By = Actor.System("merge"), Reason = "refused" }
        : null;

    private static string IdOf(Case c, PendingMessage e) => string.Create(CultureInfo.InvariantCulture, $"errand:{c.Id:N}:{e.Serial}:{e.What}:{e.To.CaseId:N}");
}
