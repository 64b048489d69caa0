using System.Net;
using System.Net.Http.Json;
using Dialog.Channels;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.RateLimiting;

namespace Dialog.Api.Tests;

/// <summary>Whoever has neither session nor key is counted by address: webhooks with wrong secrets, probes of health.</summary>
public sealed class AnAddressThatAsksTooOften(Running running)
{
    private static readonly FeedItem Item = new("vk", "asks-too-often", "wall-1", new FeedAuthor("1", "Анна"), "Скрипят качели", DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_wrong_secrets_waits_while_a_network_whose_secret_was_right_goes_on()
    {
        await using ApiWithin narrow = new(running.Dialog, ("Dialog:Limits:WrongSecretsPerMinute", "3"));
        await Channels();
        using HttpClient caller = Client(narrow);
        Assert.Equal(HttpStatusCode.OK, (await Push(caller, running.Region.Feed, running.Region.FeedSecret)).StatusCode);

        List<HttpStatusCode> answers = [];
        HttpResponseMessage last = null!;
        for (int i = 0; i < 5; i++)
        {
            last = await Push(caller, "other-feed", $"wrong-secret-{i}");
            answers.Add(last.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await caller.PostAsync("/hooks/telegram/any-channel", new StringContent("{}"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await caller.PostAsync("/HOOKS/Telegram/any-channel", new StringContent("{}"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Push(caller, running.Region.Feed, running.Region.FeedSecret)).StatusCode);
    }

    [Fact]
    public async Task By_a_webhook_is_told_to_repeat_and_loses_nothing()
    {
        await using ApiWithin narrow = new(running.Dialog, ("Dialog:Limits:WebhooksPerMinute", "2"));
        using HttpClient caller = Client(narrow);
        HttpResponseMessage[] answers = [await Push(caller, running.Region.Feed, running.Region.FeedSecret), await Push(caller, running.Region.Feed, running.Region.FeedSecret), await Push(caller, running.Region.Feed, running.Region.FeedSecret)];

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Select(a => a.StatusCode));
        Assert.NotNull(answers[2].Headers.RetryAfter);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/Health/LIVE")]
    public async Task For_its_health_waits(string address)
    {
        await using ApiWithin narrow = new(running.Dialog, ("Dialog:Limits:HealthPerMinute", "2"));
        using HttpClient prober = Client(narrow);
        Assert.Equal(HttpStatusCode.OK, (await prober.GetAsync(address, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await prober.GetAsync(address, Stop)).StatusCode);
        HttpResponseMessage refused = await prober.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    // The console's own files and the reference of the api are the same for everybody, from memory.
    [Fact]
    public void Is_counted_at_every_endpoint_that_is_open_to_anybody()
    {
        string?[] uncounted =
        [
            .. running.Endpoints
                .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null)
                .Select(e => e.RoutePattern.RawText)
                .Where(a => !IsOfTheProgram(a)),
        ];
        Assert.Empty(uncounted);
    }

    private static bool IsOfTheProgram(string? address) =>
        address is null || address.Contains("{*", StringComparison.Ordinal) || address.StartsWith("/openapi", StringComparison.Ordinal) || address.StartsWith("/reference", StringComparison.Ordinal)
            || address.StartsWith("/scalar", StringComparison.Ordinal) || address.StartsWith("openapi", StringComparison.Ordinal) || address.StartsWith("scalar", StringComparison.Ordinal);

    private async Task Channels()
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutChannel("other-feed", new ChannelSettings { Region = running.Region.Code, Kind = ChannelKinds.Feed, Name = "Другой мониторинг", Secret = "sixteen-characters", Mode = ReceiveMode.Webhook }, Stop);
    }

    private static HttpClient Client(ApiWithin api) => api.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });

    private static async Task<HttpResponseMessage> Push(HttpClient caller, string channel, string secret)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/hooks/feed/{channel}") { Content = JsonContent.Create(new[] { Item }, options: ApiJson.Options) };
        request.Headers.Authorization = new("Bearer", secret);
        return await caller.SendAsync(request, Stop);
    }
}
