using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Api.Templates;

namespace Dialog.Api.Tests;

public sealed class ATemplate(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_offered_where_it_fits_filled_with_what_is_known_and_counted_when_sent()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        Guid fits = await Made(lead, new { title = "Общий", text = "{{resident}}, по обращению №{{number}}: {{address}} {{promise}}", kind = "final" });
        Guid elsewhere = await Made(lead, new { title = "Дорогам", text = "Только дорогам", kind = "final", authority = "roads" });
        Guid later = await Made(lead, new { title = "Закрытым", text = "После закрытия", kind = "reply", statuses = new[] { "closed" } });
        await running.Write("Шаблон: скользко у школы 5");
        JsonElement about = await running.Find("скользко у школы 5");
        Guid id = about.GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();

        JsonElement[] offered = [.. (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/templates?case={id}", Stop)).EnumerateArray()];
        JsonElement filled = Assert.Single(offered, t => t.GetProperty("id").GetGuid() == fits);
        Assert.DoesNotContain(offered, t => t.GetProperty("id").GetGuid() == elsewhere || t.GetProperty("id").GetGuid() == later);
        Assert.StartsWith($"Мария, по обращению №{about.GetProperty("number")}: ", filled.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("promise", filled.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));

        HttpResponseMessage open = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "final", text = filled.GetProperty("text").GetString(), template = fits }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, open.StatusCode);
        HttpResponseMessage sent = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "final", text = "Посыпано", template = fits }, Stop);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        JsonElement library = await lead.GetFromJsonAsync<JsonElement>("/api/v1/template-library", Stop);
        Assert.Equal(1, library.EnumerateArray().Single(t => t.GetProperty("id").GetGuid() == fits).GetProperty("used").GetInt64());
    }

    [Fact]
    public async Task With_an_unknown_placeholder_is_refused_by_its_name()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        HttpResponseMessage refused = await lead.PostAsJsonAsync("/api/v1/template-library", new { title = "Т", text = "Здравствуйте, {{name}}", kind = "reply" }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("{{name}}", (await Running.Json(refused)).GetProperty("errors").GetProperty("text")[0].GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_by_two_is_changed_once_and_is_nobody_elses()
    {
        using HttpClient lead = await running.SignIn("test-lead");
        Guid id = await Made(lead, new { title = "Версии", text = "один", kind = "reply" });
        object next = new { title = "Версии", text = "два", kind = "reply", version = 1 };
        Assert.Equal(HttpStatusCode.OK, (await lead.PutAsJsonAsync($"/api/v1/template-library/{id}", next, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await lead.PutAsJsonAsync($"/api/v1/template-library/{id}", next, Stop)).StatusCode);

        using HttpClient admin = await running.SignIn("admin", Support.Api.Installation.AdminPassword);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.DeleteAsync($"/api/v1/template-library/{id}?region={running.Neighbour.Code}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await lead.DeleteAsync($"/api/v1/template-library/{id}", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("{{ number }} и {{number}}", "7 и 7", "")]
    [InlineData("{{address}}", "{{address}}", "address")]
    [InlineData("без", "без", "")]
    public void Fills_what_is_known_and_names_what_is_not(string text, string filled, string missing)
    {
        (string made, IReadOnlyList<string> open) = Placeholders.Fill(text, new Dictionary<string, string?> { ["number"] = "7", ["address"] = null });
        Assert.Equal((filled, missing), (made, string.Join(",", open)));
    }

    [Theory]
    [InlineData("{{number}", true)]
    [InlineData("number}}", true)]
    [InlineData("{{number}} {тихо}", false)]
    public void Has_no_half_of_a_placeholder(string text, bool stray) => Assert.Equal(stray, Placeholders.HasStrayBraces(text));

    private static async Task<Guid> Made(HttpClient lead, object body)
    {
        HttpResponseMessage made = await lead.PostAsJsonAsync("/api/v1/template-library", body, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await Running.Json(made)).GetProperty("id").GetGuid();
    }
}
