using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialog.Api.Tests;

/// <summary>Webhooks belong to a region's administrator; a secret is shown once.</summary>
public sealed class WebhooksOfARegion(Running running)
{
    [Fact]
    public async Task Show_their_secret_once()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage created = await Create(admin);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        JsonElement made = await Running.Json(created);
        string secret = made.GetProperty("secret").GetString()!, id = made.GetProperty("webhook").GetProperty("id").GetString()!;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await admin.GetStringAsync($"/api/v1/webhooks/{id}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", await admin.GetStringAsync("/api/v1/webhooks", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        JsonElement rotated = await Running.Json(await admin.PostAsJsonAsync($"/api/v1/webhooks/{id}/secret", new { formerHours = 1 }, TestContext.Current.CancellationToken));
        Assert.NotEqual(secret, rotated.GetProperty("secret").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/v1/webhooks/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/api/v1/webhooks/{id}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Write_down_what_was_sent()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        string id = (await Running.Json(await Create(admin))).GetProperty("webhook").GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.Accepted, (await admin.PostAsJsonAsync($"/api/v1/webhooks/{id}/test", new { }, TestContext.Current.CancellationToken)).StatusCode);
        JsonElement log = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/webhooks/{id}/deliveries", TestContext.Current.CancellationToken);
        JsonElement entry = Assert.Single(log.GetProperty("items").EnumerateArray(), e => e.GetProperty("event").GetString() == "webhook-test");
        Assert.Contains("webhook-test", entry.GetProperty("body").GetString(), StringComparison.Ordinal);
        HttpResponseMessage notSettled = await admin.PostAsJsonAsync($"/api/v1/webhooks/{id}/deliveries/999999/resend", new { }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, notSettled.StatusCode);
        await admin.DeleteAsync($"/api/v1/webhooks/{id}", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Do_not_exist_for_the_administrator_of_another_region()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        string id = (await Running.Json(await Create(admin))).GetProperty("webhook").GetProperty("id").GetString()!;
        using (Support.Api.ApiSession platform = await running.Dialog.Admin())
        {
            await platform.PutUser("neighbour-admin", "Администратор", "administrator", running.Neighbour.Code, Support.Api.TestRegion.Password);
        }

        using HttpClient neighbour = await running.SignIn("neighbour-admin");
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/api/v1/webhooks/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/api/v1/webhooks/{id}/deliveries", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.DeleteAsync($"/api/v1/webhooks/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain(id, await neighbour.GetStringAsync("/api/v1/webhooks", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await admin.DeleteAsync($"/api/v1/webhooks/{id}", TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("http://hooks.example", "case-opened", "test", "url")]
    [InlineData("https://10.0.0.1/", "case-opened", "test", "url")]
    [InlineData("https://hooks.example", "case-exploded", "test", "events")]
    [InlineData("https://hooks.example", "case-opened", "neighbour", "region")]
    [InlineData("https://hooks.example", "case-opened", "nowhere", "region")]
    public async Task Are_refused_with_the_fields_name(string url, string happening, string region, string field)
    {
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage answer = await admin.PostAsJsonAsync("/api/v1/webhooks", new { region, name = "Чужая система", url, events = new[] { happening } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    private Task<HttpResponseMessage> Create(HttpClient admin) => admin.PostAsJsonAsync(
        "/api/v1/webhooks", new { region = running.Region.Code, name = "Чужая система", url = "https://hooks.invalid/dialog", events = new[] { "case-opened", "case-closed" } });
}
