using Dialog.Cases;
using Dialog.Channels;
using Dialog.Files;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Photos and documents with an answer, and what residents sent.</summary>
public sealed class FilesOfTelegram(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private FileService FileService => new(new PostgresFileStore(silo.Database), new FileCatalogue(silo.Database));

    [Fact]
    public async Task One_photo_goes_out_with_the_answer_as_its_caption()
    {
        (string thread, Guid caseId) = await Asked("files-a", "701:a");

        await Answer(thread, caseId, "Отремонтировано", await Kept(caseId, "photo", "после.jpg", [0xFF, 0xD8, 1]));

        SentText sent = Assert.Single(await silo.Telegram.WaitSent("701:a", 1, ChannelSilo.Soon));
        Assert.Equal(("sendPhoto", "Отремонтировано"), (sent.Method, sent.Text));
        SentPart part = Assert.Single(sent.Files);
        Assert.Equal(("photo", "после.jpg"), (part.Type, part.Name));
        Assert.Equal([0xFF, 0xD8, 1], part.Bytes);
    }

    [Fact]
    public async Task Several_photos_go_out_as_one_album_with_the_text_once()
    {
        (string thread, Guid caseId) = await Asked("files-b", "702:a");

        await Answer(thread, caseId, "До и после", await Kept(caseId, "photo", "1.jpg", [1]), await Kept(caseId, "photo", "2.jpg", [2]));

        SentText sent = Assert.Single(await silo.Telegram.WaitSent("702:a", 1, ChannelSilo.Soon));
        Assert.Equal(("sendMediaGroup", "До и после"), (sent.Method, sent.Text));
        Assert.Equal(["photo 1.jpg", "photo 2.jpg"], sent.Files.Select(f => $"{f.Type} {f.Name}"));
        await silo.Until("select state from outbox where channel = 'files-b'", s => s == "sent");
    }

    [Fact]
    public async Task A_photo_beside_a_document_goes_as_a_document_too()
    {
        (string thread, Guid caseId) = await Asked("files-c", "703:a");

        await Answer(thread, caseId, "Акт и фото", await Kept(caseId, "photo", "1.jpg", [3]), await Kept(caseId, "document", "акт.pdf", [4]));

        SentText sent = Assert.Single(await silo.Telegram.WaitSent("703:a", 1, ChannelSilo.Soon));
        Assert.Equal(["document", "document"], sent.Files.Select(f => f.Type));
    }

    [Fact]
    public async Task An_answer_whose_file_is_gone_fails_in_words_and_sends_nothing()
    {
        (string thread, Guid caseId) = await Asked("files-d", "704:a");

        await Answer(thread, caseId, "Фото", new Attachment("photo", Guid.NewGuid().ToString(), $"/api/v1/files/{Guid.NewGuid()}", "1.jpg", "image/jpeg", 3));

        string error = await silo.Until("select error from outbox where channel = 'files-d' and state = 'failed'", e => e.Length > 0);
        Assert.StartsWith("file-missing", error, StringComparison.Ordinal);
        Assert.Empty(silo.Telegram.Sent("704:a"));
    }

    [Fact]
    public async Task What_a_resident_sent_is_fetched_by_the_bot()
    {
        await silo.Configure("files-e", "705:a");
        silo.Telegram.Keep("705:a", "photo-1", [1, 2, 3, 4]);

        NetworkFile found = await silo.Channel("files-e").Fetch("photo-1", 100);
        NetworkFile large = await silo.Channel("files-e").Fetch("photo-1", 3);
        NetworkFile unknown = await silo.Channel("files-e").Fetch("photo-2", 100);

        Assert.Equal([1, 2, 3, 4], found.Bytes);
        Assert.Null(large.Bytes);
        Assert.Contains("at most 3", large.Problem, StringComparison.Ordinal);
        Assert.Null(unknown.Bytes);
        Assert.DoesNotContain("705:a", unknown.Problem, StringComparison.Ordinal);
    }

    private async Task<(string Thread, Guid CaseId)> Asked(string channel, string token)
    {
        await silo.Configure(channel, token);
        silo.Telegram.Say(token, 777, "Анна", "Яма на дороге");
        return ($"{channel}/777", await silo.CaseOf($"{channel}/777"));
    }

    private async Task<Attachment> Kept(Guid caseId, string kind, string name, byte[] bytes) => OwnFiles.Attachment(await FileService.Keep(
        new StoredFile(OwnFiles.Id(caseId, bytes), caseId, ChannelSilo.Region, "upload", kind, name, kind == "photo" ? "image/jpeg" : "application/pdf", bytes.Length, null, null, "", null, "anna"),
        bytes, null));

    private async Task Answer(string thread, Guid caseId, string text, params Attachment[] files)
    {
        CommandReply reply = await silo.Grains.GetGrain<IThreadGrain>(thread).Execute(new Answer
        {
            CommandId = Guid.NewGuid().ToString("N"),
            CaseId = caseId,
            By = new Actor(ActorKind.Official, "ivanova", "Иванова"),
            Kind = AnswerKind.Final,
            Text = text,
            Attachments = files,
        });
        Assert.Equal((CommandOutcome.Done, null), (reply.Outcome, reply.Code));
    }
}
