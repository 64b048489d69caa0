namespace Dialog.Cases.Domain;

/// <summary>Something about whose a case is, what was promised in it and how it is labelled.</summary>
public abstract record WorkEvent : CaseEvent;

public sealed record CaseHandedBack(string Authority, string? Official, string Reason, string? Proposed) : WorkEvent;

/// <param name="Arbiter">Null when the region names nobody: its default authority decides.</param>
public sealed record ArbiterCalled(string? Arbiter, int Bounces) : WorkEvent;

/// <summary>A precedent for the topic it names.</summary>
public sealed record ArbiterDecided(string Authority, string Topic, string? Address, string Reason) : WorkEvent;

/// <param name="AnswerVersion">The intermediate answer whose text makes the promise.</param>
public sealed record PromiseMade(int AnswerVersion, DateTimeOffset DueAt, string Owner, string OwnerName) : WorkEvent;

public sealed record PromiseGiven(string Owner, string OwnerName) : WorkEvent;

/// <summary>A final answer was sent. Found in older journals only, where that was taken for the promise kept.</summary>
public sealed record PromiseFulfilled(DateTimeOffset DueAt, bool Late) : WorkEvent;

/// <param name="Late">The work was reported, or shown where nothing reported it, after the promised moment.</param>
/// <param name="Source">resident: they confirmed the answer; official: with the evidence that follows.</param>
/// <param name="Official">Who marked it; null where the resident confirmed.</param>
public sealed record PromiseKept(DateTimeOffset DueAt, bool Late, string Source, string? Text, Attachment[]? Attachments, string? Official, string? Name) : WorkEvent;

/// <summary>The resident disagrees: what was taken for kept is owed again, by the moment it was promised for.</summary>
public sealed record PromiseReopened(DateTimeOffset DueAt) : WorkEvent;

/// <param name="Tags">All current tags of the case.</param>
public sealed record TagsChanged(string[] Tags) : WorkEvent;

/// <param name="Values">Only what changed; null clears.</param>
public sealed record FieldsChanged(Dictionary<string, string?> Values) : WorkEvent;

public sealed record FormalRequested(string FullName, string ReplyTo, string? Text) : WorkEvent;

public sealed record FormalRegistered(string Number) : WorkEvent;

public sealed record FormalAnswered(string Reference) : WorkEvent;

/// <summary>A rule of the region was applied; the events after it, up to the next of its kind, are what it did.</summary>
/// <param name="Version">The version of the region in which the rule got this form.</param>
/// <param name="Cause">What made it look at the case, as <c>RuleTrigger</c> in kebab case.</param>
/// <param name="Notify">Officials it notifies; null where it names none.</param>
/// <param name="Audiences">Whom else; null where nobody.</param>
public sealed record RuleApplied(string Rule, string Name, int Version, string Cause, RuleStep[] Steps, string[]? Notify = null, string[]? Audiences = null) : WorkEvent;

/// <summary>One thing a rule did or could not do.</summary>
/// <param name="What">tags, importance, authority, official, ask, escalate or notify.</param>
/// <param name="Refused">Why it was not done, as the rules of a case refuse a person; null: done.</param>
public sealed record RuleStep(string What, string? Value, string? Refused = null);
