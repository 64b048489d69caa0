using System.Text;
using Dialog.Channels;
using Dialog.Channels.ExternalOrganisation;

namespace Dialog.Domain.Tests.Channels.Open311;

/// <summary>The outcome of a forwarded case, by what the external organisation's server answered.</summary>
public sealed class AnswersOfAnExternalOrganisation
{
    [Theory]
    [InlineData(200, "<service_requests><request><service_request_id>5</service_request_id></request></service_requests>", "sent 5")]
    [InlineData(201, """[{"service_request_id":"5"}]""", "sent 5")]
    [InlineData(200, "<service_requests><request><token>t5</token></request></service_requests>", "sent token:t5")]
    [InlineData(200, "<service_requests><request><service_request_id/><token>t5</token></request></service_requests>", "sent token:t5")]
    [InlineData(200, "thank you", "unknown")]
    [InlineData(200, "[]", "unknown")]
    [InlineData(302, "", "failed peer-moved")]
    [InlineData(400, """[{"code":400,"description":"lat is missing"}]""", "failed refused-by-network")]
    [InlineData(403, "", "later")]
    [InlineData(404, "", "failed service-not-found")]
    [InlineData(429, "", "later")]
    [InlineData(500, "", "unknown")]
    [InlineData(502, "", "unknown")]
    [InlineData(503, "", "later")]
    public void Is_one_of_the_outcomes(int status, string body, string outcome) => Assert.Equal(outcome, ExternalOutcomes.Of(new ExternalReply(status, Encoding.UTF8.GetBytes(body), null)) switch
    {
        SendOutcome.Sent s => $"sent {s.NetworkId}",
        SendOutcome.Failed f => $"failed {f.Code}",
        SendOutcome.Later => "later",
        _ => "unknown",
    });

    [Fact]
    public void Leaves_no_doubt_only_when_no_line_was_there()
    {
        Assert.IsType<SendOutcome.Later>(ExternalOutcomes.Of(new HttpRequestException(HttpRequestError.ConnectionError)));
        Assert.IsType<SendOutcome.Unknown>(ExternalOutcomes.Of(new HttpRequestException(HttpRequestError.ResponseEnded)));
        Assert.IsType<SendOutcome.Unknown>(ExternalOutcomes.Of(new OperationCanceledException()));
    }

    [Theory]
    [InlineData("<service_requests><request><service_request_id>5</service_request_id><status>closed</status><status_notes>Готово</status_notes></request></service_requests>", "5 closed Готово True")]
    [InlineData("<service_requests><request><service_request_id>5</service_request_id><token>t</token></request></service_requests>", "token:t -> 5")]
    [InlineData("<service_request_updates><request_update><update_id>9</update_id><service_request_id>5</service_request_id><status>FIXED</status><description>Готово</description></request_update></service_request_updates>", "5 fixed Готово False")]
    [InlineData("<service_request_updates><request_update><update_id>9</update_id></request_update></service_request_updates>", "broken service_request_id")]
    public void Is_read_as_its_word(string payload, string word) => Assert.Equal(word, ExternalReader.Read(Encoding.UTF8.GetBytes(payload)) switch
    {
        ReadResult.ExternalUpdate { Becomes: { } id } w => $"{w.NetworkId} -> {id}",
        ReadResult.ExternalUpdate w => $"{w.NetworkId} {w.Status} {w.Notes} {w.IsClosed}",
        ReadResult.Broken b => $"broken {b.Field}",
        _ => "?",
    });
}
