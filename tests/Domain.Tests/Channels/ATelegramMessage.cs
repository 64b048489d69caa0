using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Telegram;

namespace Dialog.Domain.Tests.Channels;

public sealed class ATelegramMessage
{
    [Fact]
    public void In_a_private_chat_becomes_a_private_message_of_that_chat()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Private());

        Assert.Equal(("bot/777", "11", "777", "Анна Ким", "Яма на Ленина, 5"),
            (read.Thread, read.MessageId, read.AuthorId, read.AuthorName, read.Text));
        Assert.Equal(IncomingKind.New, read.What);
        Assert.False(read.IsPublic);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1780300000), read.PublishedAt);
    }

    [Fact]
    public void Edited_keeps_its_id_and_first_time_and_tells_when()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Private("""{"text": "Яма на Ленина, 7", "edit_date": 1780300900}"""), "edited_message");

        Assert.Equal((IncomingKind.Edited, "11"), (read.What, read.MessageId));
        Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(1780300000), DateTimeOffset.FromUnixTimeSeconds(1780300900)), (read.PublishedAt, read.EditedAt));
    }

    [Fact]
    public void Of_an_album_names_the_album_and_the_largest_photo()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Private("""
            {"media_group_id": "a1", "caption": "три ямы", "photo": [
              {"file_id": "s", "file_unique_id": "s", "width": 90, "height": 60, "file_size": 1000},
              {"file_id": "L", "file_unique_id": "L", "width": 1280, "height": 853, "file_size": 90000},
              {"file_id": "m", "file_unique_id": "m", "width": 320, "height": 213, "file_size": 9000}]}
            """));

        Assert.Equal(("a1", "три ямы"), (read.AlbumId, read.Text));
        Assert.Equal(new Attachment("photo", "L", null, null, "image/jpeg", 90000), Assert.Single(read.Attachments));
    }

    [Theory]
    [InlineData("""{"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3, "mime_type": "audio/ogg", "file_size": 5}}""", "audio")]
    [InlineData("""{"video": {"file_id": "v", "file_unique_id": "v", "duration": 3, "width": 1, "height": 1}}""", "video")]
    [InlineData("""{"document": {"file_id": "d", "file_unique_id": "d", "file_name": "акт.pdf"}}""", "document")]
    [InlineData("""{"contact": {"phone_number": "+70000000000", "first_name": "Анна"}}""", "contact")]
    [InlineData("""{"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1, "is_animated": false, "is_video": false, "emoji": "🙏"}}""", "sticker")]
    [InlineData("""{"story": {"id": 1, "chat": {"id": 5, "type": "private"}}}""", "other")]
    public void Without_text_is_kept_for_what_it_carries(string content, string kind) =>
        Assert.Equal(kind, Assert.Single(TelegramJson.Incoming(TelegramJson.Private(content)).Attachments).Kind);

    [Fact]
    public void With_a_place_carries_its_coordinates_and_address()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Private("""
            {"venue": {"location": {"latitude": 59.93, "longitude": 30.31}, "title": "Двор", "address": "Невский, 1"},
             "location": {"latitude": 59.93, "longitude": 30.31}}
            """));

        Assert.Equal((59.93, 30.31, "Невский, 1"), (read.Latitude, read.Longitude, read.Address));
        Assert.Equal("geo:59.93,30.31", Assert.Single(read.Attachments).Url);
    }

    [Fact]
    public void Forwarded_tells_where_it_came_from()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Private("""
            {"text": "вот", "forward_origin": {"type": "hidden_user", "sender_user_name": "Сосед", "date": 1780200000}}
            """));

        Assert.Equal("forward: Сосед", Assert.Single(read.Attachments).Name);
    }

    [Theory]
    [InlineData("🏚️👨‍👩‍👧‍👦 на Ленина")]
    [InlineData("مرحبا، الطريق مكسور")]
    [InlineData("עברית עם ‏סימן")]
    public void Keeps_every_script_as_written(string text) =>
        Assert.Equal(text, TelegramJson.Incoming(TelegramJson.Message(
            """{"id": 777, "type": "private"}""", $$"""{"text": "{{text}}"}""")).Text);

    [Fact]
    public void Loses_only_the_zero_character_that_the_database_cannot_hold() =>
        Assert.Equal("ab", TelegramJson.Incoming(TelegramJson.Private("""{"text": "a\u0000b"}""")).Text);

    [Theory]
    [InlineData("""{"text": "/start", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}""", "a command to the bot")]
    [InlineData("""{"text": "/start qr-1", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}""", "a command to the bot")]
    [InlineData("""{"text": "/start"}""", "a command to the bot")]
    [InlineData("""{"new_chat_title": "x"}""", "nothing to read in a message of type new_chat_title")]
    [InlineData("""{"text": "hi", "from": {"id": 42, "is_bot": true, "first_name": "b"}}""", "our own message")]
    [InlineData("""{"text": "hi", "from": {"id": 43, "is_bot": true, "first_name": "b"}}""", "another bot's message")]
    public void That_nobody_wrote_to_be_read_is_ignored_with_a_reason(string content, string because) =>
        Assert.Equal(because, TelegramJson.Ignored(TelegramJson.Private(content)));

    [Fact]
    public void That_begins_with_a_command_and_goes_on_is_a_message() =>
        Assert.Equal("/help яма во дворе", TelegramJson.Incoming(TelegramJson.Private(
            """{"text": "/help яма во дворе", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}""")).Text);

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("null", "$")]
    [InlineData("[1]", "$")]
    [InlineData("""{"message": {}}""", "update_id")]
    [InlineData("""{"update_id": 1, "message": {"message_id": 1, "date": 1780300000, "chat": {"id": "x", "type": "private"}}}""", "message.chat.id")]
    [InlineData("""{"update_id": 1, "message": {"message_id": 1, "date": 1780300000, "chat": {"type": "private"}, "text": "a"}}""", "message.chat.id")]
    [InlineData("""{"update_id": 1, "message": {"message_id": 1, "date": 1780300000, "text": "a"}}""", "message.chat")]
    [InlineData("""{"update_id": 1, "message": {"date": 1780300000, "chat": {"id": 1, "type": "private"}, "text": "a"}}""", "message.message_id")]
    [InlineData("""{"update_id": 1, "message": {"message_id": 1, "date": 1780300000123, "chat": {"id": 1, "type": "private"}}}""", "message.date")]
    [InlineData("""{"update_id": 1, "message": {"message_id": 1, "chat": {"id": 1, "type": "private"}, "text": "a"}}""", "message.date")]
    public void That_is_malformed_is_refused_by_the_name_of_its_field(string json, string field) =>
        Assert.Equal(field, Assert.IsType<ReadResult.Broken>(TelegramJson.Read(json)).Field);

    [Theory]
    [InlineData("""{"text": "Яма"}""", "Яма")]
    [InlineData("""{"caption": "Яма"}""", "Яма")]
    [InlineData("""{"rich_message": {"blocks": [{"type": "heading", "text": "Яма", "size": 1}, {"type": "paragraph", "text": ["у ", {"type": "bold", "text": {"type": "italic", "text": "школы"}}]}]}}""", "Яма\nу школы")]
    [InlineData("""{"rich_message": {"blocks": [{"type": "list", "items": [{"label": "1.", "blocks": [{"type": "paragraph", "text": "яма"}]}, {"blocks": [{"type": "paragraph", "text": "лужа"}]}]}]}}""", "1. яма\n– лужа")]
    [InlineData("""{"rich_message": {"blocks": [{"type": "table", "cells": [[{"text": "ХВС"}, {"text": "125"}], [{"text": "ГВС"}, {"text": "88"}]], "caption": "Счётчики"}]}}""", "ХВС | 125\nГВС | 88\nСчётчики")]
    [InlineData("""{"rich_message": {"blocks": [{"type": "details", "summary": "Подробно", "blocks": [{"type": "quote", "blocks": [{"type": "paragraph", "text": "цитата"}], "credit": "сосед"}]}]}}""", "Подробно\nцитата\nсосед")]
    [InlineData("""{"poll": {"question": "Где яма?", "options": [{"text": "у школы"}, {"text": "у дома"}]}}""", "Где яма?\n– у школы\n– у дома")]
    [InlineData("""{"checklist": {"title": "Сделать", "tasks": [{"id": 1, "text": "засыпать яму"}]}}""", "Сделать\n– засыпать яму")]
    public void Says_its_words_whichever_field_has_them(string content, string text) => Assert.Equal(text, TelegramJson.Incoming(TelegramJson.Private(content)).Text);

    [Fact]
    public void Shows_what_its_words_lead_to_and_speak_of()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Private("""
            {"text": "Яма тут, смотрите", "quote": {"text": "где яма?", "position": 0},
             "entities": [{"type": "text_link", "offset": 4, "length": 3, "url": "https://maps.example/1"}, {"type": "text_link", "offset": 9, "length": 8, "url": "javascript:alert(1)"}],
             "external_reply": {"origin": {"type": "channel", "chat": {"id": -100, "type": "channel", "title": "Мэрия"}, "message_id": 7, "date": 1780200000},
               "photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}}
            """));

        Assert.Equal(
            [("other", "reply to: Мэрия", null), ("photo", null, null), ("other", "quote: где яма?", null), ("other", "link: тут", "https://maps.example/1"), ("other", "link: смотрите: javascript:alert(1)", null)],
            read.Attachments.Select(a => (a.Kind, a.Name, a.Url)));
    }

    /// <summary>Telegram adds kinds of content several times a year; the library's types refused the whole message for one.</summary>
    [Theory]
    [InlineData("""{"forward_origin": {"type": "from_the_future", "date": "x"}}""")]
    [InlineData("""{"entities": [{"type": "new_entity", "offset": "a"}, 5]}""")]
    [InlineData("""{"entities": [{"type": "text_link", "offset": 9223372036854775807, "length": 1, "url": "https://maps.example"}]}""")]
    [InlineData("""{"reply_to_message": "none"}""")]
    [InlineData("""{"quote": 7, "external_reply": [1], "via_bot": true, "effect_id": {}}""")]
    [InlineData("""{"photo": [{"file_id": 5.5, "width": "wide"}]}""")]
    [InlineData("""{"photo": [{"width": 5}]}""")]
    [InlineData("""{"document": {"file_id": "\ud83d"}}""")]
    [InlineData("""{"location": {"latitude": "59", "longitude": null}}""")]
    [InlineData("""{"poll": {"question": "?", "options": {}, "type": "new"}}""")]
    [InlineData("""{"sticker": {"file_id": "s", "type": "new"}}""")]
    [InlineData("""{"from": {"id": 777, "first_name": 5}}""")]
    [InlineData("""{"chat": {"id": 777, "type": "private", "title": {}}}""")]
    [InlineData("""{"edit_date": "вчера"}""")]
    [InlineData("""{"\ud800": 1}""")]
    public void With_something_of_a_new_kind_keeps_its_words(string more)
    {
        string whole = TelegramJson.Private("""{"text": "Яма"}""").ToJsonString();
        string json = $$"""{"update_id": 1, "message": {{whole[..^1]}}, {{more[1..]}}}""";

        Assert.Equal("Яма", Assert.IsType<ReadResult.Message>(TelegramJson.Read(json)).Incoming.Text);
    }

    [Fact]
    public void Loses_half_of_a_character_and_nothing_beside_it() =>
        Assert.Equal("Яма \uFFFD\n\"у\" школы", Assert.IsType<ReadResult.Message>(TelegramJson.Read(
            """{"update_id": 1, "message": {"message_id": 1, "date": 1780300000, "from": {"id": 7}, "chat": {"id": 1, "type": "private"}, "text": "Яма \ud83d\n\"у\" школы"}}""")).Incoming.Text);

    [Fact]
    public void Of_a_megabyte_is_refused_by_the_name_of_its_field()
    {
        ReadResult.Broken broken = Assert.IsType<ReadResult.Broken>(TelegramJson.Read(TelegramJson.Private($$"""{"text": "{{new string('я', 1 << 20)}}"}""")));

        Assert.Equal("message.text", broken.Field);
        Assert.Contains("1048576", broken.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Recorded_from_the_network_is_always_read_or_refused_in_words()
    {
        string folder = SharedData.Folder("channels/telegram/nutgram/Updates");
        Dictionary<string, int> byResult = new();
        foreach (string file in Directory.EnumerateFiles(folder, "*.json"))
        {
            ReadResult result = TelegramUpdateReader.Read(File.ReadAllBytes(file), TelegramJson.Context);
            byResult[result.GetType().Name] = byResult.GetValueOrDefault(result.GetType().Name) + 1;
            if (result is ReadResult.Broken broken)
            {
                Assert.Fail($"{Path.GetFileName(file)}: {broken}");
            }

            if (result is ReadResult.Message { Incoming: var m })
            {
                Assert.True(m.Text.Length > 0 || m.Attachments.Length > 0, file);
            }
        }
        Assert.True(byResult["Message"] >= 20, string.Join(", ", byResult));
        Assert.True(byResult["Ignored"] >= 40, string.Join(", ", byResult));
    }
}
