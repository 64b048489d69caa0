namespace Dialog.Notifications;

/// <summary>One notice to a person.</summary>
/// <param name="Region">The person's region; <c>*</c> is the centre.</param>
/// <param name="Person">An official's id, or the login of a person who is none.</param>
/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
/// <param name="Detail">Who caused it, or what it is about when it is about no case.</param>
[GenerateSerializer, Immutable, Alias("dialog.Notice")]
public sealed record Notice(
    [property: Id(0)] long Id,
    [property: Id(1)] string Region,
    [property: Id(2)] string Person,
    [property: Id(3)] string Kind,
    [property: Id(4)] Guid? CaseId,
    [property: Id(5)] long? Number,
    [property: Id(6)] string? Topic,
    [property: Id(7)] string? Authority,
    [property: Id(8)] DateTimeOffset? DueAt,
    [property: Id(9)] string? Detail,
    [property: Id(10)] DateTimeOffset At,
    [property: Id(11)] DateTimeOffset? ReadAt);

/// <summary>What people are notified of. Stored: a name is never renamed.</summary>
public static class NoticeKinds
{
    public const string Assigned = "assigned";
    public const string Mentioned = "mentioned";
    public const string DeadlineApproaching = "deadline-approaching";
    public const string DeadlineMissed = "deadline-missed";
    public const string Escalated = "escalated";
    public const string ApprovalWaits = "approval-waits";
    public const string ReviewWaits = "review-waits";
    public const string ArbiterCalled = "arbiter-called";
    public const string PromiseGiven = "promise-given";
    public const string AnswerReturned = "answer-returned";
    public const string PromiseDue = "promise-due";
    public const string PromiseBroken = "promise-broken";
    /// <summary>An external organisation reported on a case forwarded to it.</summary>
    public const string ExternalAnswered = "peer-answered";

    /// <summary>A contractor answered by a link.</summary>
    public const string ContractorAnswered = "contractor-answered";

    /// <summary>The resident wrote again.</summary>
    public const string ResidentWrote = "resident-wrote";

    /// <summary>The resident said where it is.</summary>
    public const string AddressGiven = "address-given";

    /// <summary>The resident disagrees with the answer.</summary>
    public const string Disputed = "disputed";

    /// <summary>A case has no authority while its time runs.</summary>
    public const string Unrouted = "unrouted";

    /// <summary>A case they had put aside is back at its moment.</summary>
    public const string SnoozeEnded = "snooze-ended";

    /// <summary>What a person may do without: every other kind is sent whatever they chose.</summary>
    public static readonly string[] Optional =
        [Assigned, Mentioned, DeadlineApproaching, ResidentWrote, AddressGiven, Disputed, Unrouted, PromiseGiven, PromiseDue, ReviewWaits, ExternalAnswered, ContractorAnswered];

    /// <summary>A rule of the region's administrator says that the person is to know of the case.</summary>
    public const string RuleApplied = "rule-applied";
    public const string WebhookPaused = "webhook-paused";

    /// <summary>Somebody signed in to the account with a browser or from a network that is new to it.</summary>
    public const string SignInFromNewPlace = "sign-in-new-place";
    public const string PasswordChanged = "password-changed";
    /// <summary>An administrator gave the account another password.</summary>
    public const string PasswordReset = "password-reset";
    public const string SecondFactorOn = "second-factor-on";
    public const string SecondFactorOff = "second-factor-off";
    /// <summary>An administrator removed app, codes and passkeys.</summary>
    public const string SecondFactorReset = "second-factor-reset";
    public const string RecoveryCodesMade = "recovery-codes-made";
    public const string PasskeyAdded = "passkey-added";
    public const string PasskeyRemoved = "passkey-removed";
    /// <summary>The provider's sign-in opens the account from now on, or does no longer.</summary>
    public const string IdentityBound = "identity-bound";
    public const string IdentityUnbound = "identity-unbound";
}
