using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A road of the strict region: what settles it goes by way of rita, whatever it is sent as.</summary>
public sealed class TheWayOfAnAnswer
{
    private const string Report = "Яма заделана 24 ноября, ДРСУ-5";

    [Theory]
    [InlineData(AnswerKind.Reply, Report, "approval")]
    [InlineData(AnswerKind.Reply, "Отремонтируем до 15 мая", "approval")]
    [InlineData(AnswerKind.Reply, "В ремонте отказано", "approval")]
    [InlineData(AnswerKind.AskAddress, "Работы выполнены. Какой у вас дом?", "approval")]
    [InlineData(AnswerKind.Reply, "Здравствуйте! Приняли, выезжаем смотреть", "sent")]
    [InlineData(AnswerKind.AskAddress, "Уточните, пожалуйста, где это", "sent")]
    [InlineData(AnswerKind.Final, "Здравствуйте!", "approval")]
    [InlineData(AnswerKind.Final, "", "approval")]
    [InlineData(AnswerKind.Intermediate, "", "approval")]
    [InlineData(AnswerKind.Reply, "", "sent")]
    public void Is_told_before_it_is_sent(AnswerKind kind, string text, string way)
    {
        AnswerPreview preview = Preview(Given.AStrictCase(), kind, text);

        Assert.Equal((way, null), (preview.Way, preview.Code));
        Assert.Equal(way == "approval" ? ["Rita"] : [], preview.Approvers);
    }

    [Fact]
    public void Names_everybody_who_must_agree() =>
        Assert.Equal(["Hugo", "Greta"], Preview(Given.AStrictCase(Given.Complaint with { Topic = "health-care" }), AnswerKind.Final, "", "vera").Approvers);

    [Fact]
    public void Names_who_reads_it_afterwards()
    {
        AnswerPreview preview = Preview(Given.AStrictCase(Given.Complaint with { Urgent = true }), AnswerKind.Reply, Report);

        Assert.Equal(("review", "Rita"), (preview.Way, preview.Reviewer));
    }

    [Theory]
    [InlineData(Report, "report", "заделана")]
    [InlineData("Отремонтируем до 15 мая", "promise", "отремонтируем")]
    [InlineData("В ремонте отказано", "refusal", "отказано")]
    [InlineData("Работы выполнены, знак установим завтра", "report,promise", "работы выполнены")]
    [InlineData("Спасибо, записали", "", null)]
    public void Says_how_it_reads(string text, string says, string? phrase)
    {
        AnswerPreview preview = Preview(Given.ACase(), AnswerKind.Reply, text);

        Assert.Equal((says, phrase), (string.Join(',', preview.Says), preview.Phrase));
    }

    [Fact]
    public void Is_told_as_refused_where_sending_would_be() =>
        Assert.Equal(("refused", "claimed-by-another"), (Preview(Given.AStrictCase().Claimed("boris"), AnswerKind.Final, Report).Way, Preview(Given.AStrictCase().Claimed("boris"), AnswerKind.Final, Report).Code));

    [Fact]
    public void Of_a_reply_that_reports_is_the_approvers_and_then_the_residents_as_a_reply()
    {
        Situation proposed = Given.AStrictCase().When(Commands.Answer("anna", AnswerKind.Reply, Report)).Is(typeof(CaseClaimed), typeof(AnswerProposed), typeof(DeadlineSet)).Done;
        AnswerGiven sent = proposed.When(Commands.Approve("rita", proposed.State.Proposal!.Revision)).Then<AnswerGiven>();

        Assert.Equal((AnswerKind.Reply, Report), (sent.Kind, sent.Text));
    }

    [Fact]
    public void Of_a_reply_that_reports_after_the_answer_is_refused()
    {
        Situation answered = Given.AnAnsweredCase() with { Rules = Given.StrictRules };

        answered.When(Commands.Answer("anna", AnswerKind.Reply, Report)).IsRefused("reads-as-answer", "заделана");
        answered.When(Commands.Answer("anna", AnswerKind.Reply, "Пожалуйста!")).Is(typeof(AnswerGiven));
    }

    [Fact]
    public void Is_found_in_the_middle_of_a_long_text() => Assert.Equal(
        ["report"], Preview(Given.ACase(), AnswerKind.Reply, $"{new string('х', 985)} {new string('ы', 900)} устранено {new string('э', 4000)}").Says);

    [Theory]
    [InlineData(AnswerKind.Reply)]
    [InlineData(AnswerKind.AskAddress)]
    [InlineData(AnswerKind.Intermediate)]
    [InlineData(AnswerKind.Final)]
    public void Told_before_is_the_way_it_takes(AnswerKind kind)
    {
        foreach (string text in (string[])[Report, "Отремонтируем", "Отказано", "Приняли"])
        {
            foreach (Situation given in (Situation[])[Given.AStrictCase(), Given.ACase(), Given.AStrictCase().Claimed("boris"), Given.AnAnsweredCase() with { Rules = Given.StrictRules }])
            {
                Answer answer = Commands.Answer("anna", kind, text, given.Now.AddHours(5));
                Decision decision = given.When(answer).Decision;

                Assert.Equal(decision.Refusal ?? AnswerPreviews.WayOf(decision.Events), AnswerPreviews.Of(given.State, answer, given.Rules, given.Now) is { Code: var code, Way: var way } ? code ?? way : null);
            }
        }
    }

    private static AnswerPreview Preview(Situation given, AnswerKind kind, string text, string author = "anna") =>
        AnswerPreviews.Of(given.State, Commands.Answer(author, kind, text), given.Rules, given.Now);
}
