namespace Dialog.Cases.Domain;

/// <summary>Something between two cases.</summary>
public abstract record MergeEvent : CaseEvent;

public sealed record CaseMerged(CaseRef Into) : MergeEvent;

public sealed record CaseUnmerged(string Reason) : MergeEvent;

/// <summary>Another case waits in this one from now on.</summary>
public sealed record CaseJoined(CaseRef Member) : MergeEvent;

public sealed record CaseLeft(CaseRef Member) : MergeEvent;

/// <summary>The resident of a case that waits here has written, there.</summary>
public sealed record MemberWrote(CaseRef Member, string Excerpt) : MergeEvent;

public sealed record CaseLinked(CaseRef Other, bool Back) : MergeEvent;

public sealed record CaseUnlinked(CaseRef Other, bool Back) : MergeEvent;

/// <param name="LeftId">The first of the messages that stay; null in older journals.</param>
/// <param name="Left">Its first words.</param>
public sealed record MessagesSplit(
    Guid NewCase, string[] MessageIds, string Text, DateTimeOffset PublishedAt, DateTimeOffset SeenAt, string? LeftId = null, string? Left = null) : MergeEvent;

public sealed record MessagesTaken(CaseRef From, string[] MessageIds, string Text) : MergeEvent;

/// <summary>The cross-case messages up to this version are delivered.</summary>
public sealed record CrossCaseMessagesSent(int Through) : MergeEvent;
