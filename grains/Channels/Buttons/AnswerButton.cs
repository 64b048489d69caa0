using System.Globalization;

namespace Dialog.Channels.Buttons;

/// <summary>What a resident says of a final answer with one press.</summary>
public enum ResidentOutcome
{
    Solved,
    NotSolved,
}

/// <summary>A button under a final answer.</summary>
/// <param name="Data">What comes back when it is pressed: the outcome and which answer it is of. It permits nothing by itself.</param>
public sealed record AnswerButton(ResidentOutcome Outcome, string Label, string Data)
{
    // The least of what the networks take: Telegram's callback_data.
    public const int LongestData = 64;

    /// <summary>The buttons of an answer; none unless it asks whether the matter is solved.</summary>
    public static IReadOnlyList<AnswerButton> Of(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.AsksWhetherSolved ? [Of(ResidentOutcome.Solved, message.Key), Of(ResidentOutcome.NotSolved, message.Key)] : [];
    }

    /// <summary>The one button that remains when an answer was judged: pressed, it says the same again.</summary>
    public static AnswerButton Judged(ResidentOutcome outcome, Guid caseId, int version) =>
        new(outcome, PressTexts.OfTheConversation[outcome == ResidentOutcome.Solved ? "judged.solved" : "judged.not-solved"], DataOf(outcome, OutgoingMessage.KeyOf(caseId, version)));

    /// <summary>What <see cref="Data"/> says; null when it is none of ours.</summary>
    public static (ResidentOutcome Outcome, Guid CaseId, int Version)? Read(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Split(':') is [("yes" or "no") and var outcome, var caseId, var version]
            && Guid.TryParseExact(caseId, "N", out Guid id)
            && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? (outcome == "yes" ? ResidentOutcome.Solved : ResidentOutcome.NotSolved, id, number)
                : null;
    }

    private static AnswerButton Of(ResidentOutcome outcome, string key) =>
        new(outcome, PressTexts.OfTheConversation[outcome == ResidentOutcome.Solved ? "button.solved" : "button.not-solved"], DataOf(outcome, key));

    private static string DataOf(ResidentOutcome outcome, string key) => $"{(outcome == ResidentOutcome.Solved ? "yes" : "no")}:{key}";
}
