using System.Text;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Max;
using Dialog.Outbound;
using Microsoft.Extensions.Options;

namespace Dialog.Domain.Tests.Channels;

public sealed class AMaxMessage
{
    [Fact]
    public void In_a_dialog_becomes_a_private_message_of_that_dialog()
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Private());

        Assert.Equal(("bot/1821", "mid.11", "777", "Анна Ким", "Яма на Ленина, 5"), (read.Thread, read.MessageId, read.AuthorId, read.AuthorName, read.Text));
        Assert.Equal((IncomingKind.New, "max", false), (read.What, read.Network, read.IsPublic));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(MaxJson.At), read.PublishedAt);
    }

    [Fact]
    public void In_a_group_is_its_authors_own_branch()
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Group());

        Assert.Equal("-708:0:777", read.Conversation);
    }

    /// <summary>MAX gives the address of a message in public chats and channels only.</summary>
    [Fact]
    public void In_a_group_is_public_only_where_max_gives_its_address()
    {
        IncomingMessage closed = MaxJson.Incoming(MaxJson.Group());
        IncomingMessage open = MaxJson.Incoming(MaxJson.Group(more: """{"url": "https://max.example/chat/11"}"""));
        IncomingMessage comment = MaxJson.Incoming(MaxJson.Comment());
        IncomingMessage dialog = MaxJson.Incoming(MaxJson.Private());

        Assert.Equal(
            [(false, true), (true, false), (false, true), (false, false)],
            ((IncomingMessage[])[closed, open, comment, dialog]).Select(m => (m.IsPublic, m.InClosedGroup)));
    }

    [Fact]
    public void Loses_half_of_a_character_and_nothing_beside_it() =>
        Assert.Equal("Яма \uFFFD у школы", MaxJson.Incoming(MaxJson.Read(MaxJson.Private("""{"text": "Яма §"}""").ToJsonString().Replace("\\u00A7", "\\ud83d у школы", StringComparison.Ordinal))).Text);

    [Theory]
    [InlineData("""[{"type": "location", "latitude": 99, "longitude": 1}]""", "unreadable: ")]
    [InlineData("""[{"type": "image", "payload": {"url": [1]}}]""", "unreadable: ")]
    [InlineData("""[{"type": {"kind": "new"}}]""", "unreadable: ")]
    [InlineData("""{"type": "image"}""", null)]
    public void With_an_attachment_of_a_new_kind_keeps_its_words(string attachments, string? note)
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Private($$"""{"text": "Яма", "attachments": {{attachments}}}"""));

        Assert.Equal("Яма", read.Text);
        Assert.Equal(note is null ? 0 : 1, read.Attachments.Count(a => a.Kind == "other" && a.Name!.StartsWith(note!, StringComparison.Ordinal)));
    }

    [Fact]
    public void Under_a_post_is_its_authors_branch_of_that_post() =>
        Assert.Equal("-709:mid.post1:777", MaxJson.Incoming(MaxJson.Comment()).Conversation);

    [Fact]
    public void Found_by_a_crawl_of_comments_has_its_post_beside_it()
    {
        JsonObject update = MaxJson.Update("comment_created", """{"chat_id": -709, "chat_type": "channel"}""", """{"text": "а"}""", null);
        update["post_id"] = "mid.post1";

        Assert.Equal("-709:mid.post1:777", MaxJson.Incoming(update).Conversation);
    }

    [Fact]
    public void To_a_bot_without_a_known_dialog_is_a_conversation_with_its_user() =>
        Assert.Equal("u777", MaxJson.Incoming(MaxJson.Update("message_created", """{"chat_id": null, "chat_type": "dialog", "user_id": 42}""", """{"text": "а"}""", null)).Conversation);

    [Fact]
    public void Edited_keeps_its_id_and_first_time_and_tells_when()
    {
        JsonObject update = MaxJson.Private();
        update["update_type"] = "message_edited";
        IncomingMessage read = MaxJson.Incoming(update);

        Assert.Equal((IncomingKind.Edited, "mid.11"), (read.What, read.MessageId));
        Assert.Equal((DateTimeOffset.FromUnixTimeMilliseconds(MaxJson.At), DateTimeOffset.FromUnixTimeMilliseconds(MaxJson.At + 1000)), (read.PublishedAt, read.EditedAt!.Value));
    }

    [Theory]
    [InlineData("""{"update_type": "message_removed", "message_id": "mid.11", "chat_id": 1821, "user_id": 777, "timestamp": 1780300000123}""", "1821")]
    [InlineData("""{"update_type": "message_removed", "message_id": "mid.11", "chat_id": -708, "user_id": 777, "timestamp": 1780300000123}""", "-708:0:777")]
    [InlineData("""{"update_type": "comment_removed", "message_id": "mid.11", "chat_id": -709, "post_id": "mid.post1", "user_id": 777, "timestamp": 1780300000123}""", "-709:mid.post1:777")]
    public void Removed_is_told_to_the_branch_of_who_removed_it(string json, string conversation)
    {
        IncomingMessage read = Assert.IsType<ReadResult.Message>(MaxJson.Read(json)).Incoming;

        Assert.Equal((IncomingKind.Deleted, "mid.11", conversation), (read.What, read.MessageId, read.Conversation));
    }

    [Theory]
    [InlineData("""{"type": "image", "payload": {"photo_id": 1, "token": "t", "url": "https://i.example/1"}}""", "photo", "https://i.example/1", null)]
    [InlineData("""{"type": "video", "payload": {"url": "https://v.example/1", "token": "t"}}""", "video", "https://v.example/1", null)]
    [InlineData("""{"type": "audio", "payload": {"url": "https://a.example/1", "token": "t"}, "transcription": "яма"}""", "audio", "https://a.example/1", "яма")]
    [InlineData("""{"type": "file", "payload": {"url": "https://f.example/1", "token": "t"}, "filename": "акт.pdf", "size": 7}""", "document", "https://f.example/1", "акт.pdf")]
    [InlineData("""{"type": "sticker", "payload": {"url": "https://s.example/1", "code": "c"}, "width": 1, "height": 1}""", "sticker", "https://s.example/1", null)]
    [InlineData("""{"type": "share", "payload": {"url": "https://news.example"}, "title": "Новость"}""", "other", "https://news.example", "Новость")]
    [InlineData("""{"type": "from-the-future", "payload": {}}""", "other", null, "from-the-future")]
    public void Without_text_is_kept_for_what_it_carries(string attachment, string kind, string? url, string? name)
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Private($$"""{"text": null, "attachments": [{{attachment}}]}"""));

        Attachment found = Assert.Single(read.Attachments);
        Assert.Equal((kind, url, name), (found.Kind, found.Url, found.Name));
    }

    [Fact]
    public void With_a_place_carries_its_coordinates()
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Private("""{"attachments": [{"type": "location", "latitude": 59.93, "longitude": 30.31}]}"""));

        Assert.Equal((59.93, 30.31), (read.Latitude, read.Longitude));
        Assert.Equal("geo:59.93,30.31", Assert.Single(read.Attachments).Url);
    }

    [Fact]
    public void With_a_contact_keeps_the_telephone_out_of_the_text()
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Private("""
            {"attachments": [{"type": "contact", "payload": {"vcf_info": "BEGIN:VCARD\r\nFN:Анна Ким\r\nTEL;TYPE=cell:+70000000000\r\nEND:VCARD", "max_info": null}}]}
            """));

        Assert.Equal("", read.Text);
        Assert.Equal(("contact", "Анна Ким +70000000000"), (Assert.Single(read.Attachments).Kind, read.Attachments[0].Name));
    }

    [Theory]
    [InlineData("""{"tam_info": {"user_id": 7, "first_name": "Анна", "last_name": "Ким", "phone": 70000000000}}""", "Анна Ким 70000000000")]
    [InlineData("""{"tam_info": {"user_id": 7, "name": "Анна Ким"}, "vcf_phone": "+70000000000"}""", "Анна Ким +70000000000")]
    [InlineData("""{"max_info": {"first_name": "Анна"}, "tam_info": {"first_name": "Не она"}, "vcf_info": "TEL:+70000000000"}""", "Анна +70000000000")]
    [InlineData("""{"tam_info": {"user_id": 7}, "vcf_info": "FN:Анна Ким\nTEL:+70000000000"}""", "Анна Ким +70000000000")]
    [InlineData("""{"tam_info": "7"}""", null)]
    public void With_a_contact_of_a_user_of_max_takes_the_name_and_the_telephone_from_it(string payload, string? name)
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Private($$"""{"text": null, "attachments": [{"type": "contact", "payload": {{payload}}}]}"""));

        Assert.Equal(("", "contact", name), (read.Text, Assert.Single(read.Attachments).Kind, read.Attachments[0].Name));
    }

    [Fact]
    public void In_reply_names_what_it_replies_to_and_only_in_public_seeks_its_thread_there()
    {
        const string link = """{"link": {"type": "reply", "sender": {"user_id": 42, "first_name": "Приёмная", "is_bot": true}, "message": {"mid": "mid.7", "text": "Какой дом?"}}}""";
        ReadResult.Message inGroup = Assert.IsType<ReadResult.Message>(MaxJson.Read(MaxJson.Group(more: link)));
        ReadResult.Message inPrivate = Assert.IsType<ReadResult.Message>(MaxJson.Read(MaxJson.Private(more: link)));

        Assert.Equal("mid.7", inGroup.Incoming.ReplyTo);
        Assert.Equal(["mid.7"], inGroup.RepliesTo);
        Assert.Equal("mid.7", inPrivate.Incoming.ReplyTo);
        Assert.Empty(inPrivate.RepliesTo);
    }

    [Fact]
    public void Forwarded_with_words_of_ones_own_keeps_both()
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Private("""{"text": "вот"}""",
            """{"link": {"type": "forward", "sender": {"user_id": 5, "first_name": "Сосед"}, "message": {"mid": "mid.3", "text": "У нас яма"}, "chat_id": -1}}"""));

        Assert.Equal(("вот", "forward: Сосед: У нас яма"), (read.Text, Assert.Single(read.Attachments).Name));
    }

    [Fact]
    public void Forwarded_without_words_or_body_is_read_as_what_was_forwarded()
    {
        IncomingMessage read = MaxJson.Incoming(MaxJson.Private(more: """
            {"body": null, "link": {"type": "forward", "sender": {"user_id": 5, "first_name": "Сосед"},
             "message": {"mid": "mid.3", "text": "У нас яма", "attachments": [{"type": "image", "payload": {"url": "https://i.example/2"}}]}}}
            """));

        Assert.Equal(("У нас яма", $"forward:mid.3:{MaxJson.At}"), (read.Text, read.MessageId));
        Assert.Equal(["other forward: Сосед", "photo from Сосед"], read.Attachments.Select(a => $"{a.Kind} {a.Name}"));
    }

    [Theory]
    [InlineData("""{"sender": {"user_id": 42, "first_name": "b", "is_bot": true}}""", "a bot's message, our own or another's")]
    [InlineData("""{"sender": null}""", "written in the channel's or the group's own name")]
    [InlineData("""{"recipient": {"chat_id": -709, "chat_type": "channel"}}""", "a post in a channel")]
    [InlineData("""{"body": {"mid": "mid.1", "text": "/start"}}""", "a command to the bot")]
    [InlineData("""{"body": {"mid": "mid.1", "text": null}}""", "nothing to read in a message")]
    public void That_nobody_wrote_to_be_read_is_ignored_with_a_reason(string more, string because) =>
        Assert.Equal(because, Assert.IsType<ReadResult.Ignored>(MaxJson.Read(MaxJson.Private(more: more))).Because);

    [Theory]
    [InlineData("""{"update_type": "message_callback", "timestamp": 1780300000123, "callback": {"callback_id": "c", "user": {"user_id": 777, "first_name": "Анна"}}}""", "a press of a button that carries nothing")]
    [InlineData("""{"update_type": "bot_started", "timestamp": 1780300000123, "chat_id": 1, "user": {"user_id": 7}}""", "the dialog was opened")]
    [InlineData("""{"update_type": "bot_started", "timestamp": 1780300000123, "chat_id": 1, "user": {"user_id": 7}, "payload": "qr-1"}""", "the dialog was opened by a link")]
    [InlineData("""{"update_type": "from_the_future"}""", "update of type from_the_future")]
    public void Update_that_is_no_message_is_ignored_with_a_reason(string json, string because) =>
        Assert.Equal(because, Assert.IsType<ReadResult.Ignored>(MaxJson.Read(json)).Because);

    [Theory]
    [InlineData("", "$")]
    [InlineData("[1]", "$")]
    [InlineData("{}", "update_type")]
    [InlineData("""{"update_type": "message_created"}""", "message")]
    [InlineData("""{"update_type": "message_created", "message": 5}""", "message")]
    [InlineData("""{"update_type": "message_created", "message": {"body": {}}}""", "message.recipient")]
    [InlineData("""{"update_type": "message_created", "message": {"recipient": {"chat_id": "x"}, "sender": {"user_id": 7}, "body": {"mid": "1", "text": "a"}, "timestamp": 1780300000123}}""", "message.recipient.chat_id")]
    [InlineData("""{"update_type": "message_created", "message": {"recipient": {"chat_id": 1}, "sender": {}, "body": {"mid": "1", "text": "a"}, "timestamp": 1780300000123}}""", "message.sender.user_id")]
    [InlineData("""{"update_type": "message_created", "message": {"recipient": {"chat_id": 1}, "sender": {"user_id": 7}, "body": {"text": "a"}, "timestamp": 1780300000123}}""", "message.body.mid")]
    [InlineData("""{"update_type": "message_created", "message": {"recipient": {"chat_id": 1}, "sender": {"user_id": 7}, "body": {"mid": "1", "text": "a"}, "timestamp": 5}}""", "message.timestamp")]
    [InlineData("""{"update_type": "message_created", "message": {"recipient": {"chat_id": 1}, "sender": {"user_id": 7}, "body": {"mid": "\ud83d", "text": "a"}, "timestamp": 1780300000123}}""", "message.body.mid")]
    public void That_is_malformed_is_refused_by_the_name_of_its_field(string json, string field) =>
        Assert.Equal(field, Assert.IsType<ReadResult.Broken>(MaxJson.Read(json)).Field);

    [Fact]
    public void Of_a_megabyte_is_refused_by_the_name_of_its_field() =>
        Assert.Equal("message.body.text", Assert.IsType<ReadResult.Broken>(MaxJson.Read(MaxJson.Private($$"""{"text": "{{new string('я', 1 << 20)}}"}"""))).Field);

    [Theory]
    [InlineData("1821")]
    [InlineData("u777")]
    [InlineData("-708:0:777")]
    [InlineData("-709:mid.ffffb9a7843177f901a0961f0b404461:777")]
    public void Conversation_is_enough_to_answer_there(string text) => Assert.Equal(text, MaxConversation.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("anna")]
    [InlineData("1:2")]
    [InlineData("-709::777")]
    public void Conversation_that_is_none_is_not_taken_for_one(string text) => Assert.Null(MaxConversation.Parse(text));

    [Fact]
    public void Called_with_the_secret_is_kept_under_kind_message_and_millisecond()
    {
        byte[] body = Encoding.UTF8.GetBytes(MaxJson.Private().ToJsonString());
        ChannelSettings settings = new() { Region = "demo", Kind = "max", Name = "bot", Secret = "secret" };
        WebhookReading read = new MaxChannel(new NetworkCalls(new OutboundGuard(Options.Create(new OutboundOptions()))), null!, TimeProvider.System)
            .ReadWebhook(settings, new("max", new() { ["x-max-bot-api-secret"] = "secret" }, "", body));
        WebhookReading refused = new MaxChannel(new NetworkCalls(new OutboundGuard(Options.Create(new OutboundOptions()))), null!, TimeProvider.System).ReadWebhook(settings, new("max", [], "", body));

        Assert.Equal((200, $"message_created:mid.11:{MaxJson.At + 1000}"), (read.Reply.Status, Assert.Single(read.Payloads).ExternalId));
        Assert.Same(body, read.Payloads[0].Bytes);
        Assert.Equal(401, refused.Reply.Status);
        Assert.Empty(refused.Payloads);
    }

    [Theory]
    [InlineData("""{"update_type": "message_callback", "timestamp": 5, "callback": {"callback_id": "c1", "timestamp": 6}, "message": {"body": {"mid": "mid.1"}}}""", "message_callback:c1:5")]
    [InlineData("""{"update_type": "message_removed", "timestamp": 5, "message_id": "mid.1"}""", "message_removed:mid.1:5")]
    [InlineData("""{"update_type": "bot_started", "timestamp": 5}""", null)]
    [InlineData("not json", null)]
    [InlineData("""{"update_type": 5, "message": "\ud83d"}""", null)]
    public void Is_known_by_what_it_is_about_and_otherwise_by_its_bytes(string json, string? id)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);

        Assert.Equal(id ?? WebhookReading.IdOf(bytes), MaxWebhook.IdOf(bytes));
    }
}
