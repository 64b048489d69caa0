namespace Dialog.Regions;

/// <summary>Tries an administrator's rules on cases of the past. Stateless, keyed by region code.</summary>
[Alias("dialog.IAutomationGrain")]
public interface IAutomationGrain : IGrainWithStringKey
{
    /// <summary>What <paramref name="rule"/> would have done among <paramref name="rules"/>; nothing is stored. Null when the region is not configured.</summary>
    [Alias("Try")]
    Task<AutomationTrial?> Try(AutomationRule[] rules, string rule);
}

/// <summary>What a rule would have done to the cases of the last days, the newest first.</summary>
/// <param name="Days">How far it looks back.</param>
/// <param name="Received">Cases received in these days; more than that many where it says so.</param>
/// <param name="MoreReceived">There were more; they were not counted.</param>
/// <param name="Looked">On so many of them it was tried, the newest; fewer than all where they are too many or the time was over.</param>
/// <param name="TimeOver">The time was over before the cases were.</param>
/// <param name="Matched">To so many of them it would have been applied at least once.</param>
/// <param name="Cases">The newest of those.</param>
[GenerateSerializer, Immutable, Alias("dialog.AutomationTrial")]
public sealed record AutomationTrial(
    [property: Id(0)] int Days,
    [property: Id(1)] int Received,
    [property: Id(2)] bool MoreReceived,
    [property: Id(3)] int Looked,
    [property: Id(4)] bool TimeOver,
    [property: Id(5)] int Matched,
    [property: Id(6)] AutomationMatch[] Cases);

/// <summary>The first time that a rule would have been applied to a case. Nothing of what the resident said.</summary>
/// <param name="Cause">What made it look: case-opened, message-received, topic-changed, authority-changed or deadline-approaching.</param>
/// <param name="Authority">Who had the case before the rule.</param>
[GenerateSerializer, Immutable, Alias("dialog.AutomationMatch")]
public sealed record AutomationMatch(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] long Number,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Cause,
    [property: Id(4)] string Topic,
    [property: Id(5)] string? Authority,
    [property: Id(6)] AutomationStep[] Steps);

/// <summary>One thing that would have changed or, with <paramref name="Refused"/>, could not.</summary>
/// <param name="What">tags, importance, authority, official, ask, escalate or notify.</param>
[GenerateSerializer, Immutable, Alias("dialog.AutomationStep")]
public sealed record AutomationStep(
    [property: Id(0)] string What,
    [property: Id(1)] string? Value,
    [property: Id(2)] string? Refused);
