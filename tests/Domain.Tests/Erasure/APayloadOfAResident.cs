using System.Text;
using Dialog.Channels;
using Dialog.Channels.Telegram;
using Dialog.Domain.Tests.Channels;
using Dialog.Erasure;

namespace Dialog.Domain.Tests.Erasure;

public sealed class APayloadOfAResident
{
    private static readonly ChannelSettings Settings = new() { Region = "demo", Kind = ChannelKinds.Telegram, Name = "bot" };

    // Too short an id to be looked for as a word.
    private static readonly ErasureSubject Anna = new([new(ChannelKinds.Telegram, "777")], [], ["bot"]);

    private static bool IsAnnas(string update) => InboxEraser.IsTheirs(Encoding.UTF8.GetBytes(update), TelegramJson.Context.SeenAt, "bot", Settings, new Reader(), Anna);

    [Theory]
    [InlineData(777, true)]
    [InlineData(778, false)]
    public void That_is_a_press_of_a_button_is_whose_finger_it_was(long user, bool theirs) => Assert.Equal(theirs, IsAnnas($$"""
        {"update_id": 1, "callback_query": {"id": "1", "from": {"id": {{user}}, "is_bot": false, "first_name": "А"}, "data": "yes:a:1",
         "message": {"message_id": 5, "date": 1780300000, "chat": {"id": -100, "type": "supergroup"} } } }
        """));

    [Fact]
    public void That_tells_of_removed_messages_is_the_residents_whose_chat_it_is() => Assert.True(IsAnnas("""
        {"update_id": 1, "deleted_business_messages": {"business_connection_id": "XyZ", "chat": {"id": 777, "type": "private"}, "message_ids": [11]}}
        """));

    private sealed class Reader : IChannel
    {
        public string Kind => ChannelKinds.Telegram;

        public ChannelTraits Traits => ChannelTraits.Unlimited;

        public string? Own(ChannelSettings settings) => "42";

        public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => TelegramUpdateReader.Read(payload, context);

        public Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) => throw new NotSupportedException();
    }
}
