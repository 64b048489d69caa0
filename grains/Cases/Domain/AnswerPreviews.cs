using System.Text.Json;
using Dialog.Classification;

namespace Dialog.Cases.Domain;

/// <summary>Which way a text goes: the events of the decision say so, before it is sent and after.</summary>
internal static class AnswerPreviews
{
    // Stands for a text that is not written yet.
    private const string Unwritten = "…";

    /// <summary>What would happen to the answer now: the very decision that sending it takes, without its events being stored.</summary>
    public static AnswerPreview Of(Case state, Answer a, CaseRules rules, DateTimeOffset now)
    {
        Answer meant = a with
        {
            Text = string.IsNullOrWhiteSpace(a.Text) && a.Attachments.Length == 0 ? Unwritten : a.Text,
            PromisedFor = a.PromisedFor ?? (a.Kind == AnswerKind.Intermediate ? now.AddMinutes(1) : null),
        };
        Decision decision = CaseDecider.Decide(state, meant, rules, now);
        string[] says = [.. AnswerReader.Read(a.Text).Select(said => JsonNamingPolicy.CamelCase.ConvertName(said.What.ToString()))];
        string? phrase = AnswerReader.Read(a.Text).Select(said => said.Phrase).FirstOrDefault();
        ApprovalNeed need = ApprovalRules.NeedOf(state, meant, rules, now);
        return new AnswerPreview(
            decision.IsRefused ? AnswerWays.Refused : WayOf(decision.Events) ?? AnswerWays.Sent,
            decision.Refusal,
            decision.Detail,
            [.. need.Approvers.Select(rules.NameOf)],
            need.Reviewer is { } reviewer ? rules.NameOf(reviewer) : null,
            says,
            phrase);
    }

    /// <summary>Null where no text was sent or put before an approver.</summary>
    public static string? WayOf(IReadOnlyList<CaseEvent> events) =>
        events.Any(e => e is AnswerProposed) ? AnswerWays.Approval
        : !events.Any(e => e is AnswerGiven { Rule: null }) ? null
        : events.Any(e => e is ReviewRequested) ? AnswerWays.Review
        : AnswerWays.Sent;
}
