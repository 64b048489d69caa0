using System.Globalization;

namespace Dialog.Channels.Buttons;

/// <summary>What a resident says of a final answer with one press.</summary>
public enum Verdict
{
    Solved,
    NotSolved,
}

/// <summary>A button under a final answer.</summary>
/// <param name="Data">What comes back when it is pressed: the verdict and which answer it is of. It permits nothing by itself.</param>
public sealed record AnswerButton(Verdict Verdict, string Label, string Data)
{
    // The least of what the networks take: Telegram's callback_data.
    public const int LongestData = 64;

    /// <summary>The buttons of an answer; none unless it asks whether the matter is solved.</summary>
    public static IReadOnlyList<AnswerButton> Of(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.AsksWhetherSolved ? [Of(Verdict.Solved, message.Key), Of(Verdict.NotSolved, message.Key)] : [];
    }

    /// <summary>The one button that remains when an answer was judged: pressed, it says the same again.</summary>
    public static AnswerButton Judged(Verdict verdict, Guid caseId, int version) =>
        new(verdict, PressTexts.OfTheConversation[verdict == Verdict.Solved ? "judged.solved" : "judged.not-solved"], DataOf(verdict, OutgoingMessage.KeyOf(caseId, version)));

    /// <summary>What <see cref="Data"/> says; null when it is none of ours.</summary>
    public static (Verdict Verdict, Guid CaseId, int Version)? Read(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Split(':') is [("yes" or "no") and var verdict, var caseId, var version]
            && Guid.TryParseExact(caseId, "N", out Guid id)
            && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? (verdict == "yes" ? Verdict.Solved : Verdict.NotSolved, id, number)
                : null;
    }

    private static AnswerButton Of(Verdict verdict, string key) =>
        new(verdict, PressTexts.OfTheConversation[verdict == Verdict.Solved ? "button.solved" : "button.not-solved"], DataOf(verdict, key));

    private static string DataOf(Verdict verdict, string key) => $"{(verdict == Verdict.Solved ? "yes" : "no")}:{key}";
}
