using System.Text;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.ExternalOrganisation;
using Dialog.Open311;

namespace Dialog.Domain.Tests.Channels.Open311;

/// <summary>Several photos in a field that was made for one.</summary>
public sealed class AddressesOfPhotos
{
    [Theory]
    [InlineData("https://a.example/1.jpg", 1)]
    [InlineData("https://a.example/1,2.jpg", 1)]
    [InlineData("https://a.example/1.jpg,https://a.example/2.jpg", 2)]
    [InlineData("https://a.example/1.jpg, http://a.example/2.jpg\nhttps://a.example/3.jpg", 3)]
    [InlineData("https://a.example/1.jpg https://a.example/1.jpg,", 1)]
    [InlineData(" \n", 0)]
    public void Are_each_one(string value, int count) => Assert.Equal(count, MediaAddresses.Of([value]).Length);

    [Theory]
    [InlineData("<service_requests><request><service_request_id>5</service_request_id><media_url>https://a.example/1</media_url><media_url>https://a.example/2</media_url></request></service_requests>", 2)]
    [InlineData("<service_requests><request><service_request_id>5</service_request_id><media_url><url>https://a.example/1</url><url>https://a.example/2</url></media_url></request></service_requests>", 2)]
    [InlineData("""[{"service_request_id":"5","media_url":["https://a.example/1","https://a.example/2","https://a.example/3"]}]""", 3)]
    [InlineData("""[{"service_request_id":"5","media_url":"https://a.example/1,https://a.example/2"}]""", 2)]
    [InlineData("""[{"service_request_id":"5","media_url":null}]""", 0)]
    public void Are_read_of_another_server_however_it_writes_several(string answer, int count)
    {
        ServiceRequest read = Assert.Single(Open311Reader.Requests(Encoding.UTF8.GetBytes(answer)).Items);
        Assert.Equal(count, read.MediaUrls.Count);
        Assert.Equal(count == 0 ? null : "https://a.example/1", read.MediaUrl);
    }

    [Fact]
    public void Of_an_update_are_in_the_note_of_the_official()
    {
        RequestUpdate update = new() { Id = "9", RequestId = "5", Status = "fixed", Description = "Готово", MediaUrls = ["https://a.example/1", "https://a.example/2"] };
        byte[] payload = Open311Writer.Xml("service_request_updates", Open311Nodes.Of([update]));

        ReadResult.ExternalUpdate read = Assert.IsType<ReadResult.ExternalUpdate>(ExternalReader.Read(payload));
        Assert.Equal("Готово\n\nhttps://a.example/1\nhttps://a.example/2", read.Notes);
    }

    [Fact]
    public void Of_a_submission_kept_before_there_were_several_are_its_one()
    {
        byte[] old = Encoding.UTF8.GetBytes("""{"conversation":"c","messageId":"1","authorId":"a","authorName":"A","text":"t","mediaUrl":"https://a.example/1","sentAt":"2026-01-01T00:00:00Z"}""");

        Attachment photo = Assert.Single(Open311Submission.Of(old)!.Message("ch", "demo", default).Attachments);
        Assert.Equal(("photo", "https://a.example/1"), (photo.Kind, photo.Url));
        Open311Submission both = Open311Submission.Of(old)! with { MediaUrls = ["https://a.example/1", "https://a.example/2"] };
        Assert.Equal(2, Open311Submission.Of(both.ToBytes())!.Message("ch", "demo", default).Attachments.Length);
    }
}
