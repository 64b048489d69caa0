namespace Dialog.Cases.Domain;

/// <summary>The part of <see cref="CaseFold"/> that handles external organisations.</summary>
internal static class ForwardFold
{
    public static Case Evolve(Case c, ForwardEvent happened, int version) => happened switch
    {
        CaseForwarded e => c with { Forwards = c.Forwards.With(new Forwarding(version, e.Channel, e.ServiceCode, DeliveryState.Queued, null, null)) },
        ExternalAnswered e => Change(c, e.ForwardVersion, f => f with { Status = e.Status ?? f.Status, Notes = e.Notes ?? f.Notes }),
        _ => throw new InvalidOperationException($"The fold does not know {happened.GetType().Name}."),
    };

    /// <summary>Reports of the outbox are about answers and forwarded cases alike.</summary>
    public static Case Delivered(Case c, DeliveryRecorded e) => Change(c, e.AnswerVersion, f => f with { Delivery = e.State });

    private static Case Change(Case c, int version, Func<Forwarding, Forwarding> change) =>
        c.Forwards.Any(f => f.Version == version) ? c with { Forwards = Sequence.Of(c.Forwards.Select(f => f.Version == version ? change(f) : f)) } : c;
}
