namespace Dialog.Cases.Domain;

/// <summary>Something between us and another body a case was handed on to.</summary>
public abstract record ForwardEvent : CaseEvent;

/// <param name="Channel">The channel to the other body.</param>
/// <param name="ServiceCode">What the other body calls it.</param>
public sealed record CaseForwarded(string Channel, string ServiceCode, string Text, Attachment[]? Attachments, string Official, string Name) : ForwardEvent;

/// <param name="ForwardVersion">Version of the event that handed it on.</param>
/// <param name="PeerId">The other body's number of it.</param>
/// <param name="At">By the other body's clock.</param>
public sealed record ExternalAnswered(int ForwardVersion, string Channel, string? PeerId, string? Status, string? Notes, DateTimeOffset? At) : ForwardEvent;

/// <summary>A case handed on, as far as it has come.</summary>
/// <param name="Version">Of the event that handed it on.</param>
/// <param name="Status">What the other body said last; null before it said anything.</param>
public sealed record Forwarding(int Version, string Channel, string ServiceCode, DeliveryState Delivery, string? Status, string? Notes)
{
    /// <summary>The other body has it or may still get it.</summary>
    public bool IsUnderWay => !ExternalStatus.IsDone(Status) && Delivery is DeliveryState.Queued or DeliveryState.Sent or DeliveryState.Delivered;
}
