namespace Dialog.Cases;

/// <summary>Whether the network reports a new message, a changed one or a removed one.</summary>
[GenerateSerializer, Alias("dialog.IncomingKind")]
public enum IncomingKind
{
    New,
    Edited,
    Deleted,
}

/// <summary>One message as a network gave it, in the form every channel shares.</summary>
[GenerateSerializer, Immutable, Alias("dialog.IncomingMessage")]
public sealed record IncomingMessage
{
    [Id(0)] public required IncomingKind What { get; init; }
    [Id(1)] public required string Region { get; init; }

    /// <summary>Id of the channel of ours it came through, e.g. <c>demo-telegram</c>.</summary>
    [Id(2)] public required string Channel { get; init; }

    /// <summary>telegram, form, feed, vk, max, ok, email or open311; for a feed the network it watched.</summary>
    [Id(3)] public required string Network { get; init; }

    /// <summary>The network's id of the conversation; with the channel it is the thread's key.</summary>
    [Id(4)] public required string Conversation { get; init; }

    /// <summary>The network's id of the message, unique inside the conversation: the key of idempotency.</summary>
    [Id(5)] public required string MessageId { get; init; }
    [Id(6)] public required string AuthorId { get; init; }
    [Id(7)] public required string AuthorName { get; init; }
    [Id(8)] public required string Text { get; init; }
    [Id(9)] public Attachment[] Attachments { get; init; } = [];

    /// <summary>When the resident published it, by the network's clock.</summary>
    [Id(10)] public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When this installation first held it.</summary>
    [Id(11)] public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The network says that anybody can read it (a comment); false where it does not say so.</summary>
    [Id(12)] public required bool IsPublic { get; init; }
    [Id(13)] public string? Link { get; init; }
    [Id(14)] public string? ReplyTo { get; init; }

    /// <summary>Siblings of an album share it.</summary>
    [Id(15)] public string? AlbumId { get; init; }
    [Id(16)] public string? Address { get; init; }
    [Id(17)] public double? Latitude { get; init; }
    [Id(18)] public double? Longitude { get; init; }

    /// <summary>A topic code given by the source (a form's list, a vendor's feed); the classifier decides when null.</summary>
    [Id(19)] public string? Topic { get; init; }

    /// <summary>For an edit: when the resident made it, by the network's clock; null when the network does not tell.</summary>
    [Id(20)] public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whether the resident wrote to us or was found by monitoring.</summary>
    [Id(21)] public MessageSource Source { get; init; }

    /// <summary>Others than the resident and we read it, and not everybody: a closed group.</summary>
    [Id(22)] public bool InClosedGroup { get; init; }

    /// <summary>Lines of the text that repeat what the thread has said: part of it, and of no meaning for what it is about.</summary>
    [Id(23)] public FoldedLines[] Folds { get; init; } = [];

    /// <summary>The text without what it repeats.</summary>
    public string Own => FoldedLines.Rest(Text, Folds);

    public string Thread => $"{Channel}/{Conversation}";
}
