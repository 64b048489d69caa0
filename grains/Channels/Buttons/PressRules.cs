using Dialog.Cases;

namespace Dialog.Channels.Buttons;

/// <summary>The answer under which a button was pressed, as our outbox knows it.</summary>
/// <param name="NetworkId">The network's id of it; null while the network has not named it.</param>
/// <param name="ResidentId">Whose thread it is in.</param>
public sealed record PressedAnswer(Guid CaseId, int Version, string Thread, string Conversation, string? NetworkId, string ResidentId, string Text, bool HasFiles);

/// <summary>What came of a press.</summary>
/// <param name="Text">for whoever pressed</param>
/// <param name="IsSettled">The buttons have had their use: <paramref name="Remaining"/> takes their place, or nothing.</param>
/// <param name="Answer">null when it is none of ours</param>
public sealed record PressResult(string Text, bool IsSettled, AnswerButton? Remaining, PressedAnswer? Answer);

/// <summary>What a press of a button means, whatever the network. Pure.</summary>
internal static class PressRules
{
    /// <summary>Why a press changes nothing, as a key of the texts; null when it is its author's word on that very answer.</summary>
    public static string? Refusal(ReadResult.Press press, PressedAnswer? answer) => answer switch
    {
        null => "unknown",
        _ when press.Places.Count > 0 && !press.Places.Any(p => Holds(p, answer.Conversation)) => "unknown",
        // While the network has not named the answer, only the button tells which it is.
        { NetworkId: { } sent } when press.MessageId is { } shown && shown != sent => "unknown",
        _ when press.AuthorId != answer.ResidentId => "not-author",
        _ => null,
    };

    /// <summary>The same command the tracker's page gives. Delivered again, or pressed again under the same id, it is the same one.</summary>
    public static CaseCommand Command(ReadResult.Press press, PressedAnswer answer, ResidentOutcome outcome)
    {
        Actor resident = new(ActorKind.Resident, press.AuthorId, press.AuthorName);
        return outcome == ResidentOutcome.Solved
            ? new Confirm { CommandId = $"press:yes:{press.Id}", CaseId = answer.CaseId, By = resident, AnswerVersion = answer.Version }
            : new Dispute { CommandId = $"press:no:{press.Id}", CaseId = answer.CaseId, By = resident, AnswerVersion = answer.Version };
    }

    public static PressResult Refused(ReadResult.Press press, string because, PressedAnswer? answer) =>
        new(PressTexts.Of(press.Language)[$"told.{because}"], IsSettled: false, null, answer);

    /// <summary>What to tell the author after the thread has replied.</summary>
    public static PressResult Told(ReadResult.Press press, PressedAnswer answer, ResidentOutcome outcome, CommandReply reply)
    {
        (string key, ResidentOutcome? stands) = Outcome(outcome, reply);
        return new(PressTexts.Of(press.Language)[$"told.{key}"], IsSettled: true,
            stands is { } judged ? AnswerButton.Judged(judged, answer.CaseId, answer.Version) : null, answer);
    }

    private static (string Key, ResidentOutcome? Stands) Outcome(ResidentOutcome outcome, CommandReply reply) => (reply.Outcome, reply.Code, outcome) switch
    {
        (CommandOutcome.Done, _, ResidentOutcome.Solved) => ("solved", ResidentOutcome.Solved),
        (CommandOutcome.Done, _, _) => ("not-solved", ResidentOutcome.NotSolved),
        (CommandOutcome.Refused, "answer-replaced", _) => ("replaced", null),
        // Open again since: by another press, by words or by the tracker's page.
        (CommandOutcome.Refused, "nothing-to-confirm", _) => ("already-open", ResidentOutcome.NotSolved),
        (CommandOutcome.Refused, "case-closed", _) => ("closed", null),
        (CommandOutcome.Refused, _, _) => ("unknown", null),
        _ => reply.Summary?.Status switch
        {
            CaseStatus.Closed => ("closed", null),
            CaseStatus.Confirmed => ("already-solved", ResidentOutcome.Solved),
            // Delivered again after the case was answered again.
            CaseStatus.Answered => ("replaced", null),
            _ => ("already-open", ResidentOutcome.NotSolved),
        },
    };

    private static bool Holds(string place, string conversation) =>
        place.EndsWith(':') ? conversation.StartsWith(place, StringComparison.Ordinal) : conversation == place;
}
