using System.Collections.Frozen;

namespace Dialog.Cases.Domain;

/// <summary>The names deadlines are stored under.</summary>
public static class Obligations
{
    /// <summary>The case must reach an authority: owed by the operators while it has none.</summary>
    public const string Intake = "intake";

    /// <summary>The resident must get a first reaction.</summary>
    public const string FirstReaction = "first-reaction";

    /// <summary>An intermediate or a final answer.</summary>
    public const string Answer = "answer";

    /// <summary>What an intermediate answer promised.</summary>
    public const string Promise = "promise";

    /// <summary>The final answer, however often the promise was moved.</summary>
    public const string FinalAfterPromise = "final-after-promise";

    /// <summary>The approver's own time; the only one owed to a colleague and not to the resident.</summary>
    public const string Approval = "approval";

    /// <summary>The formal appeal must be registered.</summary>
    public const string FormalRegistration = "formal-registration";

    /// <summary>The registered appeal must be answered.</summary>
    public const string FormalAnswer = "formal-answer";

    public static readonly IReadOnlyList<string> All =
        [Intake, FirstReaction, Answer, Promise, FinalAfterPromise, Approval, FormalRegistration, FormalAnswer];

    private const string Prefix = "obligation:";

    private static readonly FrozenDictionary<string, string> Kinds = All.ToFrozenDictionary(name => name, name => Prefix + name);

    /// <summary>The kind under which the timer of an obligation is stored among the timer rows.</summary>
    public static string KindOf(string name) => Kinds.TryGetValue(name, out string? kind) ? kind : Prefix + name;

    /// <summary>The name in the kind of a timer; null when the timer is not an obligation's.</summary>
    public static string? NameOf(string kind) => kind.StartsWith(Prefix, StringComparison.Ordinal) ? kind[Prefix.Length..] : null;
}

/// <summary>What somebody owes by a time, and when somebody must be notified next.</summary>
/// <param name="From">Where its clock started: a new rule counts from here.</param>
/// <param name="Serial">Version of the event that set the timer: a timer of another serial is stale.</param>
/// <param name="Level">How far a miss has been escalated: 1 the authority's head, 2 the region's lead, 3 the centre.</param>
public sealed record Obligation(
    string Deadline,
    DateTimeOffset From,
    DateTimeOffset DueAt,
    DateTimeOffset? WakeAt,
    int Serial,
    bool Approached,
    bool Missed,
    int Level)
{
    /// <summary>Counted in the authority's working time, and escalated in it.</summary>
    public bool Working { get; init; }

    /// <summary>Its clock is paused while the case waits for the resident.</summary>
    public bool Pauses { get; init; }

    /// <summary>Its clock is paused now.</summary>
    public bool Standing { get; init; }

    public CaseTimer? Timer => WakeAt is { } at ? new CaseTimer(at, Serial) : null;
}

/// <summary>Reading and changing what a case owes: at most one obligation of each name, the earliest due first.</summary>
public static class ObligationList
{
    public static Obligation? Find(this Sequence<Obligation> owed, string name)
    {
        for (int i = 0; i < owed.Count; i++)
        {
            if (owed[i].Deadline == name)
            {
                return owed[i];
            }
        }

        return null;
    }

    public static Sequence<Obligation> Put(this Sequence<Obligation> owed, Obligation one) =>
        owed.Count == 0 || (owed.Count == 1 && owed[0].Deadline == one.Deadline)
            ? new Sequence<Obligation>(one)
            : Sequence.Of(owed.Where(o => o.Deadline != one.Deadline).Append(one).OrderBy(o => o.DueAt).ThenBy(o => o.Deadline, StringComparer.Ordinal));

    public static Sequence<Obligation> Without(this Sequence<Obligation> owed, params ReadOnlySpan<string> names)
    {
        List<Obligation>? left = null;
        for (int i = 0; i < owed.Count; i++)
        {
            if (names.Contains(owed[i].Deadline))
            {
                left ??= [.. owed.Take(i)];
            }
            else
            {
                left?.Add(owed[i]);
            }
        }

        return left is null ? owed : Sequence.Of(left);
    }
}
