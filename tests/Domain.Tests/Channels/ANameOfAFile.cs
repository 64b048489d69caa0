using Dialog.Cases;
using Dialog.Channels.Inbox;

namespace Dialog.Domain.Tests.Channels;

/// <summary>The name a resident's file has, as officials see it before anybody looks into the file.</summary>
public sealed class ANameOfAFile
{
    [Theory]
    [InlineData("договор.pdf", "договор.pdf")]
    [InlineData("фото\u202Egpj.exe", "фотоgpj.exe")]
    [InlineData("a\u200F\u2066b\u2069\uFEFF\u200B.txt", "ab.txt")]
    [InlineData("a\u0007\r\nb\u2028c", "abc")]
    [InlineData("семья 👪.jpg", "семья 👪.jpg")]
    public void Has_no_characters_that_are_not_seen(string given, string shown) => Assert.Equal(shown, Named(given));

    [Fact]
    public void May_be_missing() => Assert.Null(Named(null));

    private static string? Named(string? name) => InboxReader.WithVisibleNames(new IncomingMessage
    {
        What = IncomingKind.New,
        Region = "demo",
        Channel = "form-a",
        Network = "form",
        Conversation = "c",
        MessageId = "1",
        AuthorId = "7",
        AuthorName = "Анна",
        Text = "",
        PublishedAt = DateTimeOffset.UnixEpoch,
        SeenAt = DateTimeOffset.UnixEpoch,
        IsPublic = false,
        Attachments = [new Attachment("document", "1", null, name, null, null)],
    }).Attachments[0].Name;
}
