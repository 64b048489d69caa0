using Dialog.Cases;
using Dialog.Channels.Inbox;
using Dialog.Classification;

namespace Dialog.Domain.Tests.Channels;

public sealed class AMessageOfABlockedSender
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly IncomingMessage Message = TelegramJson.Incoming(TelegramJson.Private()) with { Text = "Верните автобус на старый маршрут!" };
    private static readonly BlockedSender Block = new(7, Message.Network, Message.AuthorId, Now.AddHours(1));

    [Fact]
    public void Is_kept_back_by_its_block() => Assert.Equal(7, Held(Message));

    [Theory]
    [InlineData(IncomingKind.Edited)]
    [InlineData(IncomingKind.Deleted)]
    public void Is_kept_back_with_what_happens_to_it_so_that_all_is_released_in_order(IncomingKind what) => Assert.Equal(7, Held(Message with { What = what }));

    [Fact]
    public void Is_kept_back_in_every_conversation_of_the_channel() => Assert.Equal(7, Held(Message with { Conversation = "-100:42" }));

    [Fact]
    public void Goes_on_from_the_moment_the_term_is_over()
    {
        Assert.Equal(7, Held(Message, now: Block.Until.AddMilliseconds(-1)));
        Assert.Null(Held(Message, now: Block.Until));
    }

    [Fact]
    public void Goes_on_when_an_official_has_released_it() => Assert.Null(Held(Message, isReleased: true));

    [Theory]
    [InlineData("Пахнет газом в подъезде, людям плохо")]
    [InlineData("Горит квартира на пятом этаже, пожар")]
    public void Goes_on_when_waiting_may_cost_a_life(string text)
    {
        Assert.True(UrgencyDetector.Detect(text).IsUrgent);
        Assert.Null(Held(Message with { Text = text }));
    }

    /// <summary>What a reply repeats of an earlier message is no danger of now.</summary>
    [Fact]
    public void Is_judged_by_the_senders_own_words()
    {
        IncomingMessage reply = Message with { Text = "Когда ответите?\n> Пахнет газом в подъезде, людям плохо", Folds = [new FoldedLines(1, 1)] };

        Assert.Equal(7, Held(reply));
    }

    [Fact]
    public void Is_nobody_elses_message()
    {
        Assert.Null(Held(Message with { AuthorId = Message.AuthorId + "1" }));
        // A feed carries several networks, and each numbers its people from one.
        Assert.Null(Held(Message with { Network = "vk" }));
        Assert.Null(Holding.By([], Message, isReleased: false, Now, _ => throw new InvalidOperationException("nobody is blocked: nothing is classified")));
    }

    private static long? Held(IncomingMessage message, bool isReleased = false, DateTimeOffset? now = null) =>
        Holding.By([new(3, message.Network, "somebody else", Now.AddDays(1)), Block], message, isReleased, now ?? Now, text => UrgencyDetector.Detect(text).IsUrgent);
}
