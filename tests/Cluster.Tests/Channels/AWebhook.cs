using System.Collections.Concurrent;
using Dialog.Channels;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dialog.Cluster.Tests.Channels;

public sealed class AWebhook(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Fact]
    public async Task Is_set_with_its_secret_takes_messages_and_gives_way_to_polling_again()
    {
        const string token = "701:a";
        ConcurrentQueue<string> secrets = new();
        string address = $"http://127.0.0.1:{FreePorts.Next()}";
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using WebApplication api = builder.Build();
        // What the api does: the payload is stored, then acknowledged, then processed.
        api.MapPost("/hooks/telegram/{channel}", async (HttpRequest request, string channel) =>
        {
            secrets.Enqueue(request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString());
            using MemoryStream body = new();
            await request.Body.CopyToAsync(body);
            string id = System.Text.Json.JsonDocument.Parse(body.ToArray()).RootElement.GetProperty("update_id").ToString();
            await silo.Execute("insert into inbox (channel, external_id, payload) values ($1, $2, $3) on conflict do nothing", channel, id, body.ToArray());
            silo.Channel(channel).Process([id]).Ignore();
            return Results.Ok();
        });
        await api.StartAsync();

        ChannelView view = await silo.Configure("webhook-a", token, mode: ReceiveMode.Webhook, webhook: address);
        Assert.True(view.Healthy, view.LastError);
        Assert.Equal($"{address}/hooks/telegram/webhook-a", silo.Telegram.Webhook(token));
        silo.Telegram.Say(token, 777, "Анна", "Первое");
        silo.Telegram.Say(token, 777, "Анна", "Второе");
        await silo.Until("select count(*) from messages where thread = 'webhook-a/777'", n => n == "2");
        Assert.All(secrets, s => Assert.Equal("webhook-secret", s));

        await silo.Configure("webhook-a", token);
        Assert.Null(silo.Telegram.Webhook(token));
        silo.Telegram.Say(token, 777, "Анна", "Третье");
        await silo.Until("select count(*) from messages where thread = 'webhook-a/777'", n => n == "3");
    }
}
