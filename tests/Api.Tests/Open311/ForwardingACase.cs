using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;

namespace Dialog.Api.Tests.Open311;

/// <summary>An official forwards a case to an external organisation.</summary>
public sealed class ForwardingACase(Running running)
{
    [Fact]
    public async Task Sends_words_without_contacts_and_shows_how_far_it_has_come()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        await Connect("test-organisation", running.Region.Code, organisation);
        await running.Write("Передать соседям: открытый люк, звоните 89161112233");
        string id = (await running.Find("Передать соседям")).GetProperty("id").GetString()!;
        using HttpClient person = await running.Operator();
        object body = new { channel = "test-organisation", serviceCode = "001", note = "Просим закрыть люк" };
        HttpResponseMessage answer = await Forward(person, id, body, "forward-once");
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("alreadyDone", (await Running.Json(await Forward(person, id, body, "forward-once"))).GetProperty("outcome").GetString());
        await Eventually.Holds(() => Task.FromResult(organisation.Requests.Count > 0), TimeSpan.FromSeconds(30), "the external organisation has it");

        string sent = Assert.Single(organisation.Requests).Fields["description"];
        Assert.StartsWith("Просим закрыть люк\n\nПередать соседям: открытый люк", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("8916111", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Мария", string.Concat(organisation.Requests[0].Fields.Values), StringComparison.Ordinal);
        string[] history = [];
        await Eventually.Holds(
            async () =>
            {
                JsonElement detail = await Running.Json(await person.GetAsync($"/api/v1/cases/{id}"));
                history = [.. detail.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("type").GetString()!)];
                return history.Contains("delivery-recorded");
            },
            TimeSpan.FromSeconds(30),
            "the history tells that it was sent");
        Assert.Contains("case-forwarded", history);
        Assert.Equal("already-forwarded", (await Running.Json(await Forward(person, id, body, "forward-twice"))).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("channel", "test-feed", "001", null)]
    [InlineData("channel", "no-such-channel", "001", null)]
    [InlineData("channel", "neighbour-organisation", "001", null)]
    [InlineData("serviceCode", "test-organisation", " ", null)]
    [InlineData("text", "test-organisation", "001", 5000)]
    public async Task Is_refused_with_the_field(string field, string channel, string service, int? length)
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        await Connect("test-organisation", running.Region.Code, organisation);
        await Connect("neighbour-organisation", running.Neighbour.Code, organisation);
        string words = $"Непередаваемое{Guid.NewGuid():N} скамейка сломана";
        await running.Write(words);
        string id = (await running.Find(words.Split(' ')[0])).GetProperty("id").GetString()!;
        using HttpClient person = await running.Operator();
        HttpResponseMessage refused = await Forward(person, id, new { channel, serviceCode = service, text = length is { } n ? new string('я', n) : null }, Guid.NewGuid().ToString("N"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Empty(organisation.Requests);
    }

    [Fact]
    public async Task Is_refused_before_it_is_sent_when_the_service_requires_what_nobody_entered()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.Requires = ["district"];
        await Connect("test-asking", running.Region.Code, organisation);
        await running.Write("Требовательные соседи: сломан забор");
        string id = (await running.Find("Требовательные соседи")).GetProperty("id").GetString()!;
        using HttpClient person = await running.Operator();
        using HttpClient admin = await running.SignIn("test-admin");
        object body = new { channel = "test-asking", serviceCode = "001" };

        HttpResponseMessage refused = await Forward(person, id, body, "asking-1");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        string told = (await Running.Json(refused)).GetProperty("errors").GetProperty("serviceCode")[0].GetString()!;
        Assert.Contains("district (What is district?)", told, StringComparison.Ordinal);
        Assert.Contains("attributes", told, StringComparison.Ordinal);
        JsonElement gap = Assert.Single((await Running.Json(await admin.GetAsync("/api/v1/channels/test-asking/gaps", TestContext.Current.CancellationToken))).EnumerateArray());
        Assert.Equal(("001", "district"), (gap.GetProperty("service").GetString(), gap.GetProperty("attribute").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/api/v1/channels/test-asking/gaps", TestContext.Current.CancellationToken)).StatusCode);

        await Connect("test-asking", running.Region.Code, organisation, new ServiceValue("001", "district", "7"));
        Assert.Empty((await Running.Json(await admin.GetAsync("/api/v1/channels/test-asking/gaps", TestContext.Current.CancellationToken))).EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await Forward(person, id, body, "asking-2")).StatusCode);
        await Eventually.Holds(() => Task.FromResult(organisation.Requests.Count > 0), TimeSpan.FromSeconds(30), "the external organisation has it");
        Assert.Equal("7", Assert.Single(organisation.Requests).Fields["attribute[district]"]);
        Assert.Equal("7", (await Running.Json(await admin.GetAsync("/api/v1/channels/test-asking", TestContext.Current.CancellationToken))).GetProperty("attributes")[0].GetProperty("value").GetString());
    }

    private async Task Connect(string channel, string region, Open311Server organisation, params ServiceValue[] attributes)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutChannel(channel, new ChannelSettings { Region = region, Kind = ChannelKinds.ExternalOrganisation, Name = "Соседи", BaseAddress = organisation.Address, Token = organisation.Key, Attributes = attributes });
    }

    private static async Task<HttpResponseMessage> Forward(HttpClient person, string id, object body, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/cases/{id}/forward") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await person.SendAsync(request);
    }
}
