using System.Globalization;
using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What a resident writes, made of two random numbers, and what the classifier says of it.</summary>
internal static class AnyMessage
{
    private static readonly string[] Texts = ["яма", "thanks", "thanks?", "question", "urgent", "health", "unclear", "👍"];

    public static IncomingMessage Of(IncomingKind what, int which, int a, int b, DateTimeOffset now) => new()
    {
        What = what,
        Region = Given.Region.Code,
        Channel = "telegram",
        Network = "telegram",
        Conversation = "77",
        MessageId = "m" + which.ToString(CultureInfo.InvariantCulture),
        AuthorId = "r1",
        AuthorName = "Resident",
        Text = Texts[a % Texts.Length],
        Attachments = b % 4 == 0 ? [new Attachment("photo", "f", null, null, "image/jpeg", 5)] : [],
        PublishedAt = now.AddSeconds(-b % 100),
        SeenAt = now,
        IsPublic = b % 2 == 0,
        AlbumId = b % 4 == 0 ? "album" + (b / 4 % 3).ToString(CultureInfo.InvariantCulture) : null,
        Address = b % 5 == 0 ? "Химки, Ленина 5" : null,
        EditedAt = what == IncomingKind.Edited && b % 2 == 0 ? now : null,
    };

    public static MessageFacts Read(string text) => text switch
    {
        "thanks" => Given.Thanks,
        "thanks?" => Given.Thanks with { KindConfidence = 0.4 },
        "question" => Given.Complaint with { Kind = MessageKind.Question },
        "urgent" => Given.Complaint with { Urgent = true },
        "health" => Given.Complaint with { Topic = "health-care", Address = "Мира 1" },
        "unclear" => Given.Complaint with { TopicConfidence = 0.1 },
        _ => Given.Complaint,
    };
}
