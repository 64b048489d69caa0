using System.Text;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Channels;
using Dialog.Channels.Buttons;

namespace Dialog.Domain.Tests.Channels;

public sealed class AButtonUnderAnAnswer
{
    private static readonly Guid CaseId = Guid.Parse("0193e0a0-0000-7000-8000-000000000001");
    private static readonly OutgoingMessage Final = new(OutgoingMessage.KeyOf(CaseId, 7), "777", "11", "Отремонтировано", [], null) { AsksWhetherSolved = true };
    private static readonly PressedAnswer Answer = new(CaseId, 7, "bot/777", "777", "105", "777", "Отремонтировано", HasFiles: false);
    private static readonly ReadResult.Press Press = new("p1", AnswerButton.Of(Final)[0].Data, "777", "Анна") { Places = ["777"], MessageId = "105" };

    private static PressResult Told(ResidentOutcome pressed, CommandOutcome outcome, string? code = null, CaseStatus? status = null) => PressRules.Told(
        Press, Answer, pressed, new CommandReply(outcome, code, null, status is { } s ? CaseSummaries.Of(Case.None with { Status = s }, 1) : null));

    [Fact]
    public void Fits_into_what_every_network_takes()
    {
        OutgoingMessage longest = Final with { Key = OutgoingMessage.KeyOf(Guid.NewGuid(), int.MaxValue) };

        Assert.All(AnswerButton.Of(longest), b => Assert.InRange(Encoding.UTF8.GetByteCount(b.Data), 1, AnswerButton.LongestData));
        foreach (PressTexts texts in new[] { PressTexts.Of("ru"), PressTexts.Of("en") })
        {
            // VK: 40 characters on a button, 90 in a notice.
            Assert.All(texts.Keys, key => Assert.InRange(texts[key].Length, 1, key.StartsWith("told.", StringComparison.Ordinal) ? 90 : 40));
        }
    }

    [Fact]
    public void Is_worded_in_both_languages() => Assert.Equal(PressTexts.Of("ru").Keys.Order(), PressTexts.Of("en").Keys.Order());

    [Fact]
    public void Stands_under_a_final_answer_only()
    {
        Assert.Equal(["Решено", "Не решено"], AnswerButton.Of(Final).Select(b => b.Label));
        Assert.Empty(AnswerButton.Of(Final with { AsksWhetherSolved = false }));
    }

    [Fact]
    public void Says_when_it_is_read_what_it_was_made_of()
    {
        Assert.Equal((ResidentOutcome.Solved, CaseId, 7), AnswerButton.Read(AnswerButton.Of(Final)[0].Data));
        Assert.Equal((ResidentOutcome.NotSolved, CaseId, 7), AnswerButton.Read(AnswerButton.Of(Final)[1].Data));
        Assert.Equal((ResidentOutcome.NotSolved, CaseId, 7), AnswerButton.Read(AnswerButton.Judged(ResidentOutcome.NotSolved, CaseId, 7).Data));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("yes:x:7")]
    [InlineData("yes:0193e0a0000070008000000000000001:-7")]
    [InlineData("yes:0193e0a0000070008000000000000001:7:8")]
    [InlineData("close:0193e0a0000070008000000000000001:7")]
    public void Is_none_of_ours_with_other_data(string data) => Assert.Null(AnswerButton.Read(data));

    [Fact]
    public void Pressed_by_its_author_is_the_residents_word_on_that_very_answer()
    {
        Assert.Null(PressRules.Refusal(Press, Answer));
        Confirm confirm = Assert.IsType<Confirm>(PressRules.Command(Press, Answer, ResidentOutcome.Solved));
        Dispute dispute = Assert.IsType<Dispute>(PressRules.Command(Press, Answer, ResidentOutcome.NotSolved));

        Assert.Equal((CaseId, 7, "press:yes:p1", new Actor(ActorKind.Resident, "777", "Анна")), (confirm.CaseId, confirm.AnswerVersion, confirm.CommandId, confirm.By));
        Assert.Equal((CaseId, 7, "press:no:p1", null), (dispute.CaseId, dispute.AnswerVersion, dispute.CommandId, dispute.Text));
    }

    public static TheoryData<ReadResult.Press, PressedAnswer?, string> Refused => new()
    {
        { Press, null, "unknown" },
        { Press with { AuthorId = "778" }, Answer, "not-author" },
        { Press with { Places = ["778"] }, Answer, "unknown" },
        { Press with { MessageId = "106" }, Answer, "unknown" },
        // The bot's chat with a resident and a business account's are two.
        { Press with { Places = ["777:bXyZ"] }, Answer, "unknown" },
        { Press with { Places = ["-100:"] }, Answer, "unknown" },
        { Press, Answer with { ResidentId = "erased" }, "not-author" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Pressed_by_others_or_elsewhere_changes_nothing_and_stays(ReadResult.Press press, PressedAnswer? answer, string because)
    {
        Assert.Equal(because, PressRules.Refusal(press, answer));
        Assert.False(PressRules.Refused(press, because, answer).IsSettled);
    }

    [Theory]
    [InlineData("-100:", "-100:0:777")]
    [InlineData("-100:", "-100:t5:777")]
    public void Pressed_in_a_group_is_of_any_branch_there(string place, string conversation) =>
        Assert.Null(PressRules.Refusal(Press with { Places = [place] }, Answer with { Conversation = conversation }));

    [Fact]
    public void Of_an_answer_without_a_number_yet_counts_for_what_it_says() =>
        Assert.Null(PressRules.Refusal(Press, Answer with { NetworkId = null }));

    [Theory]
    [InlineData(ResidentOutcome.Solved, CommandOutcome.Done, null, null, "Спасибо! Отметили: решено.", "✓ Отмечено: решено")]
    [InlineData(ResidentOutcome.NotSolved, CommandOutcome.Done, null, null, "Обращение снова в работе. Напишите, что осталось не так.", "Отмечено: не решено")]
    [InlineData(ResidentOutcome.Solved, CommandOutcome.AlreadyDone, null, CaseStatus.Confirmed, "Уже отмечено: решено.", "✓ Отмечено: решено")]
    [InlineData(ResidentOutcome.NotSolved, CommandOutcome.AlreadyDone, null, CaseStatus.InWork, "Обращение уже снова в работе.", "Отмечено: не решено")]
    // Delivered again after the case was disputed: what is said is how it is now.
    [InlineData(ResidentOutcome.Solved, CommandOutcome.AlreadyDone, null, CaseStatus.Open, "Обращение уже снова в работе.", "Отмечено: не решено")]
    [InlineData(ResidentOutcome.NotSolved, CommandOutcome.AlreadyDone, null, CaseStatus.Answered, "Это прежний ответ. Отметьте, пожалуйста, последний.", null)]
    [InlineData(ResidentOutcome.Solved, CommandOutcome.AlreadyDone, null, CaseStatus.Closed, "Обращение закрыто. Если нужна помощь, напишите сюда.", null)]
    [InlineData(ResidentOutcome.Solved, CommandOutcome.Refused, "answer-replaced", CaseStatus.Answered, "Это прежний ответ. Отметьте, пожалуйста, последний.", null)]
    [InlineData(ResidentOutcome.Solved, CommandOutcome.Refused, "nothing-to-confirm", CaseStatus.Open, "Обращение уже снова в работе.", "Отмечено: не решено")]
    [InlineData(ResidentOutcome.NotSolved, CommandOutcome.Refused, "case-closed", CaseStatus.Closed, "Обращение закрыто. Если нужна помощь, напишите сюда.", null)]
    [InlineData(ResidentOutcome.NotSolved, CommandOutcome.Refused, "resident-erased", CaseStatus.Closed, "Эта кнопка больше не действует.", null)]
    public void Tells_what_came_of_it_and_gives_way_to_that(ResidentOutcome pressed, CommandOutcome outcome, string? code, CaseStatus? status, string text, string? remaining)
    {
        PressResult told = Told(pressed, outcome, code, status);

        Assert.Equal((text, true, remaining), (told.Text, told.IsSettled, told.Remaining?.Label));
    }

    [Fact]
    public void Answers_in_english_who_uses_their_network_in_english() =>
        Assert.Equal("Only the author of the request can mark it.", PressRules.Refused(Press with { Language = "en-GB" }, "not-author", Answer).Text);
}
