using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels;

public sealed class AVkMessage
{
    [Fact]
    public void To_the_community_becomes_a_private_message_of_its_writer()
    {
        IncomingMessage read = VkEvents.Incoming(VkEvents.Message());

        Assert.Equal(("vk/777", "985", "777", "VK 777", "Яма на Ленина, 5"), (read.Thread, read.MessageId, read.AuthorId, read.AuthorName, read.Text));
        Assert.Equal((IncomingKind.New, false, "vk"), (read.What, read.IsPublic, read.Network));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1780300000), read.PublishedAt);
    }

    [Theory]
    [InlineData("""{"type": "message_new", "group_id": 1, "object": {"id": 985, "date": 1780300000, "out": 0, "peer_id": 777, "from_id": 777, "text": "Яма"}}""")]
    [InlineData("""{"type": "message_new", "group_id": 1, "object": {"id": 985, "date": 1780300000, "out": 0, "user_id": 777, "read_state": 0, "title": " ... ", "body": "Яма"}}""")]
    [InlineData("""{"type": "message_new", "group_id": "1", "object": {"message": {"id": "985", "date": "1780300000", "peer_id": "777", "from_id": "777", "text": "Яма"}}}""")]
    public void Of_every_version_of_the_api_is_the_same_message(string json)
    {
        IncomingMessage read = Assert.IsType<ReadResult.Message>(VkEvents.Read(json)).Incoming;

        Assert.Equal(("vk/777", "985", "777", "Яма"), (read.Thread, read.MessageId, read.AuthorId, read.Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void From_a_clock_that_stands_counts_from_when_it_was_seen(int date) =>
        Assert.Equal(VkEvents.Context.SeenAt, VkEvents.Incoming(VkEvents.Message($$"""{"date": {{date}}}""")).PublishedAt);

    [Fact]
    public void Edited_keeps_its_id_and_first_time_and_tells_when()
    {
        IncomingMessage read = VkEvents.Incoming(VkEvents.Message("""{"text": "Яма на Ленина, 7", "update_time": 1780300900}""", "message_edit"));

        Assert.Equal((IncomingKind.Edited, "985", "Яма на Ленина, 7"), (read.What, read.MessageId, read.Text));
        Assert.Equal((1780300000, 1780300900), (read.PublishedAt.ToUnixTimeSeconds(), read.EditedAt!.Value.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData("""{"out": 1}""", "our own message")]
    [InlineData("""{"from_id": -1}""", "our own message")]
    [InlineData("""{"from_id": -2, "peer_id": -2}""", "a message of a community")]
    [InlineData("""{"peer_id": 2000000041}""", "a message in a chat of several people")]
    [InlineData("""{"action": {"type": "chat_invite_user", "member_id": 777}}""", "service action chat_invite_user")]
    [InlineData("""{"text": ""}""", "nothing to read in this message")]
    [InlineData("""{"text": "", "is_expired": true}""", "a message that has expired")]
    public void That_no_person_should_see_is_ignored_with_the_reason(string more, string because) =>
        Assert.Equal(because, VkEvents.Ignored(VkEvents.Message(more)));

    [Theory]
    [InlineData("message_reply", "our own message")]
    [InlineData("message_allow", "a resident allowed messages")]
    [InlineData("message_deny", "a resident forbade messages")]
    [InlineData("wall_post_new", "a post, not a comment")]
    [InlineData("group_join", "event of type group_join")]
    public void Is_not_made_of_other_events(string type, string because) =>
        Assert.Equal(because, VkEvents.Ignored(VkEvents.Event(type, new JsonObject { ["user_id"] = 777 })));

    [Theory]
    [InlineData("""{"text": "[id1|Анна Ким], посмотрите"}""", "Анна Ким, посмотрите")]
    [InlineData("""{"text": "[club1|@city] яма"}""", "@city яма")]
    [InlineData("""{"text": "[id7:bp-1_3|Олег], и у нас"}""", "Олег, и у нас")]
    [InlineData("""{"text": "[https://vk.com/city|наш город]"}""", "наш город")]
    [InlineData("""{"text": "яма [глубокая] | большая"}""", "яма [глубокая] | большая")]
    [InlineData("""{"text": "5 &lt; 7 &amp; &quot;так&quot; &#128516;"}""", "5 < 7 & \"так\" 😄")]
    [InlineData("""{"text": "первая<br>вторая"}""", "первая\nвторая")]
    [InlineData("""{"text": "a\u0000b"}""", "ab")]
    [InlineData("""{"text": "מים مياه 🏚️"}""", "מים مياه 🏚️")]
    public void Has_the_words_a_person_reads(string more, string text) =>
        Assert.Equal(text, VkEvents.Incoming(VkEvents.Message(more)).Text);

    [Theory]
    [InlineData("""{"type": "photo", "photo": {"id": 5, "owner_id": 777, "access_key": "k", "sizes": [{"type": "s", "url": "https://x.example/s", "width": 75, "height": 50}, {"type": "z", "url": "https://x.example/z", "width": 1280, "height": 853}, {"type": "m", "url": "https://x.example/m", "width": 130, "height": 87}]}}""",
        "photo", "https://x.example/z")]
    [InlineData("""{"type": "photo", "photo": {"id": 5, "owner_id": 777, "photo_75": "http://x.example/75", "photo_604": "http://x.example/604"}}""", "photo", "http://x.example/604")]
    [InlineData("""{"type": "doc", "doc": {"id": 5, "owner_id": 777, "title": "акт.pdf", "size": 9, "ext": "pdf", "url": "https://vk.com/doc777_5"}}""", "document", "https://vk.com/doc777_5")]
    [InlineData("""{"type": "video", "video": {"id": 5, "owner_id": 777, "title": "Яма"}}""", "video", "https://vk.com/video777_5")]
    [InlineData("""{"type": "audio_message", "audio_message": {"id": 5, "owner_id": 777, "duration": 3, "link_ogg": "https://x.example/o", "link_mp3": "https://x.example/m"}}""", "audio", "https://x.example/o")]
    [InlineData("""{"type": "sticker", "sticker": {"sticker_id": 5, "product_id": 1, "images": [{"url": "https://x.example/64", "width": 64, "height": 64}, {"url": "https://x.example/512", "width": 512, "height": 512}]}}""", "sticker", "https://x.example/512")]
    [InlineData("""{"type": "brand_new_thing", "brand_new_thing": {"id": 1}}""", "other", null)]
    [InlineData("""{"type": "photos_list", "photos_list": null}""", "other", null)]
    public void Without_text_is_kept_for_what_it_carries(string attachment, string kind, string? url)
    {
        Attachment carried = Assert.Single(VkEvents.Incoming(VkEvents.Message($$"""{"text": "", "attachments": [{{attachment}}]}""")).Attachments);

        Assert.Equal((kind, url), (carried.Kind, carried.Url));
    }

    [Theory]
    [InlineData("""{"geo": {"type": "point", "coordinates": {"latitude": 59.93, "longitude": 30.31}, "place": {"title": "Невский, 1"}}}""")]
    [InlineData("""{"geo": {"type": "point", "coordinates": "59.93 30.31", "place": {"title": "Невский, 1"}}}""")]
    public void With_a_place_carries_its_coordinates_and_name(string more)
    {
        IncomingMessage read = VkEvents.Incoming(VkEvents.Message(more));

        Assert.Equal((59.93, 30.31, "Невский, 1"), (read.Latitude, read.Longitude, read.Address));
        Assert.Equal("geo:59.93,30.31", Assert.Single(read.Attachments).Url);
    }

    [Fact]
    public void Forwarded_and_replying_tells_what_it_is_about()
    {
        IncomingMessage read = VkEvents.Incoming(VkEvents.Message("""
            {"reply_message": {"id": 980, "from_id": -1, "date": 1780200000, "text": "Какой адрес?"}, "fwd_messages": [{"from_id": 5, "date": 1780200000, "text": "Сосед пишет"}]}
            """));

        Assert.Equal("980", read.ReplyTo);
        Assert.Equal("forward: Сосед пишет", Assert.Single(read.Attachments).Name);
    }

    [Fact]
    public void Found_by_a_crawl_bears_the_name_VK_told_it()
    {
        JsonObject happened = VkEvents.Message();
        happened["profiles"] = JsonNode.Parse("""[{"id": 777, "first_name": "Анна", "last_name": "Ким"}]""");

        ReadResult.Message read = Assert.IsType<ReadResult.Message>(VkEvents.Read(happened));
        Assert.Equal(("Анна Ким", false), (read.Incoming.AuthorName, read.Nameless));
        Assert.True(Assert.IsType<ReadResult.Message>(VkEvents.Read(VkEvents.Message())).Nameless);
    }

    [Theory]
    [InlineData("""{"from_id": null, "peer_id": null}""", "object.message.from_id")]
    [InlineData("""{"id": 0, "conversation_message_id": 0}""", "object.message.id")]
    [InlineData("""{"date": null}""", "object.message.date")]
    [InlineData("""{"date": -5}""", "object.message.date")]
    [InlineData("""{"date": "вчера"}""", "object.message.date")]
    [InlineData("""{"date": 99999999999999}""", "object.message.date")]
    public void That_is_malformed_is_refused_by_the_name_of_its_field(string more, string field) =>
        Assert.Equal(field, VkEvents.Broken(VkEvents.Message(more)));

    [Theory]
    [InlineData("", "$")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("{}", "type")]
    [InlineData("""{"type": 5}""", "type")]
    [InlineData("""{"type": "message_new"}""", "object")]
    [InlineData("""{"type": "message_new", "object": []}""", "object")]
    public void That_is_no_event_is_refused_by_the_name_of_its_field(string json, string field) =>
        Assert.Equal(field, Assert.IsType<ReadResult.Broken>(VkEvents.Read(json)).Field);

    /// <summary>It hid the text that is there.</summary>
    [Fact]
    public void Loses_half_of_a_character_and_nothing_beside_it() =>
        Assert.Equal("Яма \uFFFD у школы", Assert.IsType<ReadResult.Message>(VkEvents.Read(
            """{"type": "message_new", "group_id": 1, "object": {"message": {"id": 1, "date": 1780300000, "from_id": 7, "peer_id": 7, "text": "Яма \ud83d у школы"}}}""")).Incoming.Text);

    [Fact]
    public void Of_a_megabyte_is_refused_by_the_name_of_its_field() =>
        Assert.Equal("object.message.text", VkEvents.Broken(VkEvents.Message($$"""{"text": "{{new string('я', 1 << 20)}}"}""")));
}
