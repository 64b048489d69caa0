namespace Dialog.Cases.Domain;

/// <summary>Something between us and the external organisation that a case was forwarded to.</summary>
public abstract record ForwardEvent : CaseEvent;

/// <param name="Channel">The channel to the external organisation.</param>
/// <param name="ServiceCode">The external organisation's code of the service.</param>
public sealed record CaseForwarded(string Channel, string ServiceCode, string Text, Attachment[]? Attachments, string Official, string Name) : ForwardEvent;

/// <param name="ForwardVersion">Version of the event that forwarded it.</param>
/// <param name="PeerId">The external organisation's number of it.</param>
/// <param name="At">By the external organisation's clock.</param>
public sealed record ExternalAnswered(int ForwardVersion, string Channel, string? PeerId, string? Status, string? Notes, DateTimeOffset? At) : ForwardEvent;

/// <summary>A forwarded case and its state at the external organisation.</summary>
/// <param name="Version">Of the event that forwarded it.</param>
/// <param name="Status">The last status the external organisation gave; null before the first.</param>
public sealed record Forwarding(int Version, string Channel, string ServiceCode, DeliveryState Delivery, string? Status, string? Notes)
{
    /// <summary>The external organisation has it or may still get it.</summary>
    public bool IsUnderWay => !ExternalStatus.IsDone(Status) && Delivery is DeliveryState.Queued or DeliveryState.Sent or DeliveryState.Delivered;
}
