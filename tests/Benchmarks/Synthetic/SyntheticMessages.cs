using Dialog.Cases;

namespace Dialog.Benchmarks.Synthetic;

/// <summary>Messages of residents who do not exist, on a channel of one region.</summary>
public sealed class SyntheticMessages(string region, string channel, int seed)
{
    private readonly ResidentTexts _texts = new(seed);
    private int _made;

    /// <summary>The first message of a thread nobody has seen.</summary>
    public IncomingMessage First()
    {
        int number = ++_made;
        return Message($"{seed:x}-{number}", $"{seed:x}-{number}-1", _texts.Next());
    }

    /// <summary>One more message in the thread of <paramref name="before"/>.</summary>
    public IncomingMessage Next(IncomingMessage before) => Message(before.Conversation, $"{seed:x}-{++_made}-n", _texts.FollowUp());

    private IncomingMessage Message(string conversation, string id, string text) => new()
    {
        What = IncomingKind.New,
        Region = region,
        Channel = channel,
        Network = "vk",
        Conversation = conversation,
        MessageId = id,
        AuthorId = conversation,
        AuthorName = $"Житель {conversation}",
        Text = text,
        PublishedAt = DateTimeOffset.UtcNow,
        SeenAt = DateTimeOffset.UtcNow,
        IsPublic = true,
        Link = $"https://vk.example/wall{conversation}?reply={id}",
    };
}
