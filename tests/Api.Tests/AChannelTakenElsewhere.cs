using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Channels;
using Dialog.Support.Api;
using Dialog.Support.StandIns;

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

    private static async Task<JsonElement> Refused(HttpClient person, string id, ChannelSettings settings)
    {
        HttpResponseMessage answer = await Put(person, id, settings);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await Running.Json(answer)).GetProperty("errors");
    }
}
