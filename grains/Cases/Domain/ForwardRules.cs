namespace Dialog.Cases.Domain;

/// <summary>Forwarding a case to an external organisation, and taking its status. Our case and its deadlines stay as they are.</summary>
internal static class ForwardRules
{
    /// <summary>What the specification lets a description hold, less our reference.</summary>
    public const int LongestText = 3900;

    private const int LongestCode = 200;
    private const int LongestNotes = 10_000;

    public static Decision Forward(Case state, ForwardCase f) => f switch
    {
        _ when !state.IsOpen => Decision.Refuse("nothing-to-do"),
        _ when string.IsNullOrWhiteSpace(f.Text) => Decision.Refuse("text-empty"),
        { Text.Length: > LongestText } => Decision.Refuse("text-too-long", $"{f.Text.Length} > {LongestText}"),
        { ServiceCode.Length: 0 or > LongestCode } => Decision.Refuse("unknown-service", f.ServiceCode),
        // What failed or has an unknown outcome may be forwarded again: a person has seen that.
        _ when state.Forwards.Any(o => o.IsUnderWay && o.Channel == f.Channel) => Decision.Refuse("already-forwarded", f.Channel),
        _ => Decision.Accept(new CaseForwarded(f.Channel, f.ServiceCode, f.Text, f.Attachments.Length > 0 ? f.Attachments : null, f.By.Id, f.By.Name)),
    };

    /// <summary>A repeated status changes nothing.</summary>
    public static Decision Take(Case state, RecordExternalStatus h)
    {
        if (state.Forwards.FirstOrDefault(f => f.Version == h.ForwardVersion) is not { } known)
        {
            return Decision.Refuse("not-forwarded");
        }

        string? notes = h.Notes is { Length: > LongestNotes } longer ? longer[..LongestNotes] : h.Notes;
        bool sameNotes = ExternalStatus.Repeats(notes, known.Notes);
        return !ExternalStatus.IsNews(h.Status, known.Status) && sameNotes
            ? Decision.Nothing
            : Decision.Accept(new ExternalAnswered(known.Version, known.Channel, h.PeerId, h.Status, string.IsNullOrWhiteSpace(notes) ? null : notes, h.At?.ToUniversalTime()));
    }
}
