using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>How long a text may be and how many things a command may name: the limit itself is accepted, one more is not.</summary>
public sealed class TheLimitsOfACommand
{
    [Theory]
    [InlineData("answer", 4096, "text-too-long", "4097 > 4096")]
    [InlineData("note", 10_000, "text-too-long", "10001 > 10000")]
    [InlineData("reason to close", 10_000, "text-too-long", "10001 > 10000")]
    [InlineData("reason to hand back", 10_000, "text-too-long", "10001 > 10000")]
    [InlineData("reason to take out", 10_000, "text-too-long", "10001 > 10000")]
    [InlineData("reason to return", 10_000, "text-too-long", null)]
    [InlineData("note of a review", 10_000, "text-too-long", null)]
    [InlineData("substance of a formal appeal", 10_000, "text-too-long", "10001 > 10000")]
    [InlineData("full name", 200, "text-too-long", "201 > 200")]
    [InlineData("formal address", 200, "text-too-long", "201 > 200")]
    [InlineData("formal number", 200, "text-too-long", "201 > 200")]
    [InlineData("formal reference", 200, "text-too-long", "201 > 200")]
    [InlineData("forwarded text", 3900, "text-too-long", "3901 > 3900")]
    [InlineData("service code", 200, "unknown-service", null)]
    [InlineData("tag", 40, "tag-invalid", "41 > 40")]
    [InlineData("field", 500, "field-invalid", "free")]
    [InlineData("tags", 20, "too-many-tags", "21 > 20")]
    [InlineData("messages of a split", 100, "messages-invalid", null)]
    [InlineData("members", 500, "too-many-members", null)]
    [InlineData("links", 100, "too-many-links", null)]
    public void Hold_to_the_last_one(string what, int limit, string code, string? detail)
    {
        Outcome full = Of(what, limit);
        Assert.Null(full.Decision.Refusal);
        Assert.NotEmpty(full.Decision.Events);
        Of(what, limit + 1).IsRefused(code, detail);
    }

    [Theory]
    [InlineData("note")]
    [InlineData("reason to close")]
    [InlineData("reason to hand back")]
    [InlineData("reason to take out")]
    [InlineData("reason to decide")]
    [InlineData("reason to return")]
    [InlineData("formal number")]
    [InlineData("formal reference")]
    [InlineData("forwarded text")]
    public void Begin_with_one_character(string what) => Of(what, 0).IsRefused("text-empty");

    private static Situation Proposed => Given.AStrictCase().When(Commands.Answer("anna")).Done;

    private static Situation Reviewed => Given.AStrictCase(Given.Complaint with { Urgent = true }).When(Commands.Answer("boris")).Done;

    private static Situation Formal => Given.ACase().When(Commands.AskFormally()).Done;

    private static Situation Disputed => Given.AStrictCase().When(Commands.HandBack("anna", "khimki")).Done.When(Commands.HandBack("anna", "health")).Done;

    private static Outcome Of(string what, int length) => what switch
    {
        "tags" => Given.ACase().When(Commands.Tag([.. Enumerable.Range(0, length).Select(i => $"t{i}")])),
        "messages of a split" => Given.ACase().When(CommandsBetweenCases.Split([.. Enumerable.Range(0, length).Select(i => $"m{i}")])),
        "members" => With(length - 1, (c, others) => c with { Members = others }).When(CommandsBetweenCases.Take("join", CommandsBetweenCases.Other(9999))),
        "links" => With(length - 1, (c, others) => c with { Links = others }).When(CommandsBetweenCases.Link(CommandsBetweenCases.Other(9999))),
        _ => Of(what, new string('я', length)),
    };

    private static Outcome Of(string what, string text) => what switch
    {
        "answer" => Given.ACase().When(Commands.Answer("anna", text: text)),
        "note" => Given.ACase().When(Commands.Note(text)),
        "reason to close" => Given.ACase().When(Commands.Close("anna", text)),
        "reason to hand back" => Given.AStrictCase().When(Commands.HandBack("anna", "khimki", text)),
        "reason to decide" => Disputed.When(Commands.Arbitrate("greta", "roads") with { Reason = text }),
        "reason to take out" => Given.ACase().WaitsIn(4).When(CommandsBetweenCases.Unmerge(text)),
        "reason to return" => Proposed.When(Commands.Return("rita", Proposed.State.Proposal!.Revision, text)),
        "note of a review" => Reviewed.When(Commands.Review("rita", Reviewed.State.LastAnswerVersion, good: true, text)),
        "substance of a formal appeal" => Given.ACase().When(Commands.AskFormally() with { Text = text }),
        "full name" => Given.ACase().When(Commands.AskFormally(name: text)),
        "formal address" => Given.ACase().When(Commands.AskFormally(replyTo: text)),
        "formal number" => Formal.When(Commands.Register(text)),
        "formal reference" => Formal.When(Commands.Register("1")).Done.When(Commands.AnswerFormally(text)),
        "forwarded text" => Given.ACase().When(CommandsBetweenCases.Forward(text)),
        "service code" => Given.ACase().When(CommandsBetweenCases.Forward(service: text)),
        "tag" => Given.ACase().When(Commands.Tag([text])),
        "field" => Given.AStrictCase().When(Commands.Set("free", text)),
        _ => throw new ArgumentException($"No command has a {what}.", nameof(what)),
    };

    private static Situation With(int others, Func<Case, Sequence<CaseRef>, Case> change)
    {
        Situation open = Given.ACase();
        return open with { State = change(open.State, Sequence.Of(Enumerable.Range(100, others).Select(CommandsBetweenCases.Other))) };
    }
}
