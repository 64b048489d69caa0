using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Dialog.Cases;
using Dialog.Notifications;

namespace Dialog.Projections.Notifications.Domain;

/// <summary>A notice that is not written yet.</summary>
internal sealed record NewNotice(string Region, string Person, string Kind, ProjectedCase Case, string CaseRegion, int Version, string? Detail, DateTimeOffset At);

/// <summary>Who is notified of which event. An event that is not in the table notifies nobody.</summary>
internal static partial class NoticeRules
{
    private delegate IEnumerable<(string Kind, string? Detail, IEnumerable<Addressee> To)> Rule(ProjectedEvent e, ProjectedCase c, AudienceDirectory directory);

    // The second event of a case is the message that opened it.
    private const int FirstMessage = 2;

    // The deadline of a promise is notified under another name than those of answers.
    private const string Promise = "promise";

    private const string SnoozedToItsMoment = "time";

    private static readonly FrozenDictionary<string, Rule> Table = new Dictionary<string, Rule>
    {
        ["case-opened"] = (e, c, directory) => [(NoticeKinds.Assigned, null, directory.Person(e.Text("official"))), (NoticeKinds.Unrouted, null, InDanger(c, directory))],
        ["case-routed"] = (e, c, directory) => [(NoticeKinds.Assigned, e.ActorName, directory.Person(e.Text("official"))), (NoticeKinds.Unrouted, null, InDanger(c, directory))],
        ["case-reclassified"] = (e, c, directory) => [(NoticeKinds.Unrouted, null, InDanger(c, directory))],
        ["message-received"] = (e, c, directory) =>
            e.Version <= FirstMessage || IsOneMorePhoto(e) ? [] : [(e.Text("address") is null ? NoticeKinds.ResidentWrote : NoticeKinds.AddressGiven, null, directory.Concerned(c))],
        ["member-wrote"] = (e, c, directory) => [(NoticeKinds.ResidentWrote, null, directory.Concerned(c))],
        ["case-disputed"] = (e, c, directory) => [(NoticeKinds.Disputed, null, directory.Concerned(c).Concat(directory.Level(1, c.Authority)).Concat(directory.Leads))],
        ["note-added"] = (e, c, directory) => [(NoticeKinds.Mentioned, e.ActorName, e.Texts("mentions").Concat(Mentions(e.Text("text"))).SelectMany(directory.Person))],
        ["deadline-approaching"] = (e, c, directory) =>
            [(e.Text("deadline") == Promise ? NoticeKinds.PromiseDue : NoticeKinds.DeadlineApproaching, null, directory.Person(c.Owner)), (NoticeKinds.Unrouted, null, WithoutAuthority(c, directory))],
        ["deadline-missed"] = (e, c, directory) =>
            [(e.Text("deadline") == Promise ? NoticeKinds.PromiseBroken : NoticeKinds.DeadlineMissed, null, directory.Person(c.Owner)), (NoticeKinds.Unrouted, null, WithoutAuthority(c, directory))],
        ["case-escalated"] = (e, c, directory) => [(NoticeKinds.Escalated, null, directory.Level(e.Number("level"), c.Authority))],
        ["answer-proposed"] = (e, c, directory) => [(NoticeKinds.ApprovalWaits, e.ActorName, directory.Person(e.Text("approver")))],
        ["answer-approved"] = (e, c, directory) => [(NoticeKinds.ApprovalWaits, e.ActorName, directory.Person(e.Text("nextApprover")))],
        ["approver-changed"] = (e, c, directory) => [(NoticeKinds.ApprovalWaits, null, directory.Person(e.Text("to")))],
        ["review-requested"] = (e, c, directory) => [(NoticeKinds.ReviewWaits, null, directory.Person(e.Text("reviewer")))],
        ["answer-returned"] = (e, c, directory) => [(NoticeKinds.AnswerReturned, e.ActorName, directory.Person(c.Owner))],
        ["arbiter-called"] = (e, c, directory) => [(NoticeKinds.ArbiterCalled, null, directory.Person(e.Text("arbiter")))],
        ["peer-answered"] = (e, c, directory) => [(NoticeKinds.ExternalAnswered, null, directory.Person(c.Owner))],
        ["contractor-answered"] = (e, c, directory) => [(NoticeKinds.ContractorAnswered, e.Text("contractor"), directory.Person(e.Text("askedBy")).Concat(directory.Concerned(c)))],
        ["rule-applied"] = (e, c, directory) =>
            [(NoticeKinds.RuleApplied, e.Text("name"), e.Texts("notify").SelectMany(directory.Person).Concat(e.Texts("audiences").SelectMany(a => Audience(a, c, directory))))],
        // What else brings a case back has a notice of its own.
        ["snooze-ended"] = (e, c, directory) => e.Text("reason") == SnoozedToItsMoment ? [(NoticeKinds.SnoozeEnded, null, directory.Person(e.Text("official")))] : [],
        ["promise-given"] = (e, c, directory) => [(NoticeKinds.PromiseGiven, e.ActorName, directory.Person(e.Text("owner")))],
    }.ToFrozenDictionary();

    /// <summary>The events whose own fields are needed.</summary>
    public static IReadOnlyCollection<string> LookInto => Table.Keys;

    /// <summary>Nobody is notified of what they did themselves, nor twice of one event.</summary>
    public static IEnumerable<NewNotice> For(ProjectedEvent e, ProjectedCase c, string region, AudienceDirectory directory) =>
        Table.TryGetValue(e.Type, out Rule? rule)
            ? from told in rule(e, c, directory)
              from to in told.To.Distinct()
              where to.Person != e.ActorId
              select new NewNotice(to.Region, to.Person, told.Kind, c, region, e.Version, told.Detail, e.At)
            : [];

    /// <summary>
    /// The notices of a window. Of one thing that happened each person gets one: what a resident writes against an answer is the message and
    /// the dispute in one.
    /// </summary>
    public static IEnumerable<NewNotice> For(ProjectionWindow window, AudienceDirectory directory)
    {
        NewNotice[] all = [.. window.New.SelectMany(e => For(e, window.Case(e.CaseId), window.Region, directory))];
        HashSet<(Guid, DateTimeOffset, string, string)> disputed =
            [.. all.Where(n => n.Kind == NoticeKinds.Disputed).Select(n => (n.Case.Id, n.At, n.Region, n.Person))];
        return all.Where(n => n.Kind is not (NoticeKinds.ResidentWrote or NoticeKinds.AddressGiven) || !disputed.Contains((n.Case.Id, n.At, n.Region, n.Person)));
    }

    private static IEnumerable<Addressee> Audience(string audience, ProjectedCase c, AudienceDirectory directory) => audience switch
    {
        "concerned" => directory.Concerned(c),
        "head" => directory.Level(1, c.Authority),
        "leads" => directory.Leads,
        _ => [],
    };

    private static IEnumerable<Addressee> InDanger(ProjectedCase c, AudienceDirectory directory) => c.Importance == Importance.High ? WithoutAuthority(c, directory) : [];

    private static IEnumerable<Addressee> WithoutAuthority(ProjectedCase c, AudienceDirectory directory) => c is { Authority: null, IsOpen: true } ? directory.Leads : [];

    // The caption of an album came with one of its photos.
    private static bool IsOneMorePhoto(ProjectedEvent e) => e.Text("albumId") is not null && string.IsNullOrWhiteSpace(e.Text("text"));

    /// <summary>Ids after an @: <c>@ivanova, посмотрите</c>. An address of mail mentions nobody.</summary>
    public static IEnumerable<string> Mentions(string? note) =>
        note is null ? [] : Mention().Matches(note).Select(m => m.Groups[1].Value.TrimEnd('.', '-')).Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\p{L}\p{N}._-])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,99})")]
    private static partial Regex Mention();
}
