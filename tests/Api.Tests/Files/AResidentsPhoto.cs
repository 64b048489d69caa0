using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using ImageMagick;

namespace Dialog.Api.Tests.Files;

/// <summary>What a resident sent by Telegram, seen by an official without a token leaving the silo.</summary>
public sealed class AResidentsPhoto(Running running)
{
    private const string Token = "881:secret-of-the-photo-bot";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_fetched_once_made_safe_and_shown_to_who_may_see_the_case()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutChannel(
            "test-photo-bot",
            new ChannelSettings { Region = running.Region.Code, Kind = "telegram", Name = "Фото", Token = Token, Mode = ReceiveMode.Polling, BaseAddress = telegram.Address },
            Stop);
        telegram.Keep(Token, "photo-1", Samples.Phone);
        telegram.Say(Token, 901, "Инга", "", new JsonObject
        {
            ["text"] = null,
            ["caption"] = "Фото жителя: трещина в стене дома 8",
            ["photo"] = new JsonArray(
                new JsonObject { ["file_id"] = "photo-1", ["file_unique_id"] = "1", ["width"] = 96, ["height"] = 64 }),
        });
        using HttpClient clerk = await running.Operator();
        JsonElement found = default;
        await Eventually.Holds(
            async () =>
            {
                JsonElement items = (await clerk.GetFromJsonAsync<JsonElement>("/api/v1/cases?view=all&network=telegram", Stop)).GetProperty("items");
                found = items.EnumerateArray().FirstOrDefault(c => c.GetProperty("excerpt").GetString()!.StartsWith("Фото жителя", StringComparison.Ordinal));
                return found.ValueKind == JsonValueKind.Object;
            },
            TimeSpan.FromSeconds(30), "the photo is a case", null, Stop);
        JsonElement detail = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{found.GetProperty("id").GetGuid()}", Stop);
        string url = detail.GetProperty("messages")[0].GetProperty("attachments")[0].GetProperty("url").GetString()!;

        byte[][] shown = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => clerk.GetByteArrayAsync(url, Stop)));
        byte[] small = await clerk.GetByteArrayAsync($"{url}/thumbnail", Stop);

        using MagickImage image = new(shown[0]);
        Assert.Null(image.GetExifProfile());
        Assert.Equal((64u, 96u), (image.Width, image.Height));
        Assert.All(shown, s => Assert.Equal(shown[0], s));
        Assert.NotEmpty(small);
        Assert.Equal(1, telegram.Calls.GetValueOrDefault("download"));
        Assert.DoesNotContain("secret-of-the-photo-bot", detail.ToString(), StringComparison.Ordinal);
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(url, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{url[..^1]}7", Stop)).StatusCode);
        await admin.PutChannel(
            "test-photo-bot",
            new ChannelSettings { Region = running.Region.Code, Kind = "telegram", Name = "Фото", Token = Token, Mode = ReceiveMode.Polling, BaseAddress = telegram.Address, Enabled = false },
            Stop);
    }
}
