namespace Dialog.Cases;

/// <summary>Whether a text waits for somebody's agreement.</summary>
[GenerateSerializer, Alias("dialog.ApprovalState")]
public enum ApprovalState
{
    None,
    Waiting,

    /// <summary>The approver sent it back with a reason; the author's turn.</summary>
    Returned,

    /// <summary>An autonomous team's answer went out and waits to be read.</summary>
    Review,
}

/// <summary>How far a formal appeal has come.</summary>
[GenerateSerializer, Alias("dialog.FormalState")]
public enum FormalState
{
    None,
    Requested,
    Registered,
    Answered,
}
