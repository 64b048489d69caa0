using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Channels;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Api.Tests;

/// <summary>An administrator of a region tries to get at what is not theirs through the settings of a channel.</summary>
public sealed class AChannelTakenElsewhere(Running running)
{
    [Fact]
    public async Task Does_not_take_the_stored_token_along()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        await using TelegramServer evil = await TelegramServer.StartAsync();
        const string id = "token-bot";
        ChannelSettings settings = new() { Region = running.Region.Code, Kind = ChannelKinds.Telegram, Name = "Бот", Token = "77:stored-token", BaseAddress = telegram.Address };
        using (ApiSession root = await running.Dialog.Admin())
        {
            await root.PutChannel(id, settings);
        }

        using HttpClient admin = await running.SignIn("test-admin");
        JsonElement refused = await Refused(admin, id, settings with { Token = null, BaseAddress = evil.Address });
        Assert.True(refused.TryGetProperty("token", out _));
        JsonElement view = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/channels/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(telegram.Address, view.GetProperty("baseAddress").GetString());
        Assert.Equal(HttpStatusCode.OK, (await Put(admin, id, settings with { Token = null, Name = "Бот района" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Put(admin, id, settings with { BaseAddress = evil.Address })).StatusCode);
    }

    // The session is signed in now; for an api whose clock is ahead the proof is old.
    [Fact]
    public async Task Needs_a_fresh_proof_for_where_it_leads_and_what_it_shows_and_for_nothing_else()
    {
        const string id = "proved-bot";
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        ChannelSettings settings = new()
        {
            Region = running.Region.Code,
            Kind = ChannelKinds.Telegram,
            Name = "Бот",
            Mode = ReceiveMode.Webhook,
            Token = "78:stored-token",
            Secret = "first-secret-0123456789",
            BaseAddress = telegram.Address,
            WebhookAddress = "https://dialog.example",
        };
        using (ApiSession root = await running.Dialog.Admin())
        {
            await root.PutChannel(id, settings);
        }

        await using WebApplicationFactory<Program> later = running.InProcess.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<TimeProvider>(new Ahead(TimeSpan.FromMinutes(20)))));
        using HttpClient admin = await Signed(later);
        ChannelSettings unseen = settings with { Token = null, Secret = null };

        Assert.Equal(HttpStatusCode.OK, (await Put(admin, id, unseen with { Name = "Бот области" })).StatusCode);
        foreach (ChannelSettings change in new[]
        {
            settings,
            unseen with { Token = "78:other-token" },
            unseen with { Secret = "other-secret-0123456789" },
            unseen with { BaseAddress = "https://evil.example", Token = "78:stored-token" },
            unseen with { BaseAddress = null },
            unseen with { WebhookAddress = "https://evil.example" },
        })
        {
            HttpResponseMessage refused = await Put(admin, id, change);
            Assert.Equal((HttpStatusCode.Forbidden, "proof-required"), (refused.StatusCode, (await Running.Json(refused)).GetProperty("code").GetString()));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Put(admin, "new-bot", settings)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.PostAsJsonAsync($"/api/v1/channels/{id}/secret", new { }, TestContext.Current.CancellationToken)).StatusCode);
        JsonElement view = await Running.Json(await admin.GetAsync($"/api/v1/channels/{id}", TestContext.Current.CancellationToken));
        Assert.Equal((telegram.Address, "https://dialog.example"), (view.GetProperty("baseAddress").GetString(), view.GetProperty("webhookAddress").GetString()));
    }

    [Theory]
    [InlineData("neighbour-form", ChannelKinds.ExternalOrganisation)]
    [InlineData("Neighbour-FORM", ChannelKinds.Form)]
    [InlineData("neighbour-form", ChannelKinds.Form)]
    [InlineData("test-form", ChannelKinds.ExternalOrganisation)]
    [InlineData("any-form", ChannelKinds.Feed)]
    public async Task Is_not_the_form_of_a_region(string id, string kind)
    {
        using HttpClient admin = await running.SignIn("test-admin");
        JsonElement refused = await Refused(admin, id, new ChannelSettings
        {
            Region = running.Region.Code,
            Kind = kind,
            Name = "Форма",
            BaseAddress = "https://organisation.example",
            Token = "a-token",
            Secret = "sixteen-characters",
            Mode = ReceiveMode.Webhook,
        });
        Assert.True(refused.TryGetProperty("id", out _));
    }

    [Fact]
    public async Task Stays_in_its_region()
    {
        using HttpClient root = await running.SignIn("admin", Installation.AdminPassword);
        ChannelSettings settings = new() { Region = running.Region.Code, Kind = ChannelKinds.Feed, Name = "Мониторинг", Secret = "sixteen-characters", Mode = ReceiveMode.Webhook };
        Assert.Equal(HttpStatusCode.OK, (await Put(root, "settled-feed", settings)).StatusCode);
        JsonElement refused = await Refused(root, "settled-feed", settings with { Region = running.Neighbour.Code });
        Assert.True(refused.TryGetProperty("region", out _));
    }

    private static Task<HttpResponseMessage> Put(HttpClient person, string id, ChannelSettings settings) =>
        person.PutAsJsonAsync($"/api/v1/channels/{id}", settings, ApiJson.Options, TestContext.Current.CancellationToken);

    // Signs in at the api whose clock is right, and takes the cookie to the other.
    private async Task<HttpClient> Signed(WebApplicationFactory<Program> later)
    {
        using HttpClient now = running.InProcess.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        now.DefaultRequestHeaders.Add("X-Dialog", "1");
        HttpResponseMessage answer = await now.PostAsJsonAsync("/api/v1/session", new { login = "test-admin", password = TestRegion.Password }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        HttpClient admin = later.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        admin.DefaultRequestHeaders.Add("X-Dialog", "1");
        admin.DefaultRequestHeaders.Add("Cookie", string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        return admin;
    }

    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private static async Task<JsonElement> Refused(HttpClient person, string id, ChannelSettings settings)
    {
        HttpResponseMessage answer = await Put(person, id, settings);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await Running.Json(answer)).GetProperty("errors");
    }
}
