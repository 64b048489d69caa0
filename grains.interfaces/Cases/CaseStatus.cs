namespace Dialog.Cases;

/// <summary>The state of a case between the resident and the authority.</summary>
[GenerateSerializer, Alias("dialog.CaseStatus")]
public enum CaseStatus
{
    /// <summary>No event yet: the case does not exist.</summary>
    None,

    /// <summary>Received and routed, nobody works on it.</summary>
    Open,

    /// <summary>An official holds it.</summary>
    InWork,

    /// <summary>The resident was asked for something; the clock runs on unless its rule pauses it.</summary>
    WaitingForResident,

    /// <summary>An intermediate answer with a promise was given.</summary>
    Promised,

    /// <summary>The final answer was given; delivery and confirmation are facts of their own.</summary>
    Answered,

    /// <summary>The resident said the answer settles it.</summary>
    Confirmed,

    /// <summary>Nothing more is expected. A new message of the resident opens a new case.</summary>
    Closed,

    /// <summary>Merged into another case: the messages of its resident are taken and answered there.</summary>
    Merged,
}

/// <summary>What is known about the way of an answer to the resident.</summary>
[GenerateSerializer, Alias("dialog.DeliveryState")]
public enum DeliveryState
{
    None,
    Queued,
    Sent,
    Delivered,

    /// <summary>The network took the request and never answered: a person decides, nothing is sent twice.</summary>
    Unknown,
    Failed,
}

/// <summary>How much harm waiting does.</summary>
[GenerateSerializer, Alias("dialog.Importance")]
public enum Importance
{
    Normal,
    High,
}
