namespace Dialog.Cases;

/// <summary>The ways an answer takes. Shown by the api: a name is never renamed.</summary>
public static class AnswerWays
{
    /// <summary>To the resident at once.</summary>
    public const string Sent = "sent";

    /// <summary>To the resident at once, and somebody reads it afterwards.</summary>
    public const string Review = "review";

    /// <summary>To an approver first.</summary>
    public const string Approval = "approval";

    public const string Refused = "refused";
}

/// <summary>What would happen to an answer if it were sent now.</summary>
/// <param name="Way">One of <see cref="AnswerWays"/>.</param>
/// <param name="Code">Of a refusal.</param>
/// <param name="Approvers">Names of those who must agree, in the order they are asked.</param>
/// <param name="Reviewer">The name of who reads it afterwards.</param>
/// <param name="Says">What the text says whatever it is sent as: report, promise, refusal.</param>
/// <param name="Phrase">The words by which the first of these was recognised.</param>
[GenerateSerializer, Immutable, Alias("dialog.AnswerPreview")]
public sealed record AnswerPreview(
    [property: Id(0)] string Way,
    [property: Id(1)] string? Code,
    [property: Id(2)] string? Detail,
    [property: Id(3)] string[] Approvers,
    [property: Id(4)] string? Reviewer,
    [property: Id(5)] string[] Says,
    [property: Id(6)] string? Phrase);
