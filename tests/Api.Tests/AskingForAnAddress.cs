using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>A question in a public thread carries a private way to answer it.</summary>
public sealed partial class AskingForAnAddress(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_public_lets_the_resident_answer_in_private_once()
    {
        Guid id = await Commented("ask-1", "Нет воды третий день, кошмар водный");
        using HttpClient clerk = await running.Operator();
        string path = await Asked(clerk, id);
        using HttpClient resident = running.Stranger();

        string page = WebUtility.HtmlDecode(await resident.GetStringAsync(path, Stop));
        Assert.DoesNotContain("кошмар водный", page, StringComparison.Ordinal);
        Assert.Contains("напишите адрес", await Given(resident, path, " ", null), StringComparison.Ordinal);
        Assert.Contains("Спасибо", await Given(resident, path, "Лесная, 5", "+7 900 000-00-00"), StringComparison.Ordinal);
        Assert.Contains("уже указан", await Given(resident, path, "Чужая, 1", null), StringComparison.Ordinal);

        JsonElement detail = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);
        JsonElement answer = detail.GetProperty("messages").EnumerateArray().Last(m => m.GetProperty("direction").GetString() == "in");
        Assert.False(answer.GetProperty("isPublic").GetBoolean());
        Assert.Equal("Адрес: Лесная, 5\nТелефон: +7 900 000-00-00", answer.GetProperty("text").GetString());
        JsonElement summary = detail.GetProperty("summary");
        Assert.Equal(("Лесная, 5", true), (summary.GetProperty("address").GetString(), summary.GetProperty("isPublic").GetBoolean()));
    }

    /// <summary>Others read it there as well.</summary>
    [Fact]
    public async Task In_a_closed_group_lets_the_resident_answer_in_private()
    {
        Guid id = await Commented("ask-closed", "Нет света в подвале, кошмар подвальный", isPublic: false);
        using HttpClient clerk = await running.Operator();

        await Asked(clerk, id);
    }

    [Fact]
    public async Task Again_gives_a_link_of_its_own()
    {
        Guid id = await Commented("ask-2", "Гудит трансформатор, кошмар гудящий");
        using HttpClient clerk = await running.Operator();
        string first = await Asked(clerk, id);
        string second = await Asked(clerk, id);
        using HttpClient resident = running.Stranger();

        await Given(resident, first, "Первая, 1", null);
        Assert.Contains("Спасибо", await Given(resident, second, "Вторая, 2", null), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync(first[..^3] + "abc", Stop)).StatusCode);
    }

    [Fact]
    public async Task In_private_needs_no_link()
    {
        await running.Write("Лично и так: мигает лампа в подъезде");
        Guid id = (await running.Find("мигает лампа в подъезде")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "askAddress", text = "Назовите адрес" }, Stop);
        JsonElement detail = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);
        Assert.Equal("Назовите адрес", detail.GetProperty("messages").EnumerateArray().Last().GetProperty("text").GetString());
    }

    private async Task<Guid> Commented(string author, string text, bool isPublic = true)
    {
        using ApiSession vendor = new(running.Dialog.Api);
        await vendor.PushFeed(running.Region.Feed, running.Region.FeedSecret, [new FeedItem("vk", author, "wall-1", new FeedAuthor(author, "Ольга"), text, TimeProvider.System.GetUtcNow(), Public: isPublic)], Stop);
        Guid id = default;
        await Support.Eventually.Holds(
            async () =>
            {
                using HttpClient clerk = await running.Operator();
                JsonElement items = (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view=all&sort=newest&network=vk", Stop)).GetProperty("items");
                JsonElement found = items.EnumerateArray().FirstOrDefault(c => c.GetProperty("excerpt").GetString() == text);
                return found.ValueKind == JsonValueKind.Object && (id = found.GetProperty("id").GetGuid()) != default;
            },
            TimeSpan.FromSeconds(20), "the comment is a case", null, Stop);
        return id;
    }

    private static async Task<string> Asked(HttpClient clerk, Guid id)
    {
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "askAddress", text = "Назовите адрес" }, Stop)).StatusCode);
        JsonElement detail = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Stop);
        string text = detail.GetProperty("messages").EnumerateArray().Last(m => m.GetProperty("direction").GetString() == "out").GetProperty("text").GetString()!;
        Assert.StartsWith("Назовите адрес\n\n", text, StringComparison.Ordinal);
        return Link().Match(text).Groups[1].Value;
    }

    private static async Task<string> Given(HttpClient resident, string path, string address, string? phone)
    {
        Dictionary<string, string> form = new() { ["address"] = address };
        if (phone is not null)
        {
            form["phone"] = phone;
        }

        using FormUrlEncodedContent body = new(form);
        HttpResponseMessage answer = await resident.PostAsync(path, body, Stop);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }

    [GeneratedRegex(@"https://dialog\.example(/a/\S+)$")]
    private static partial Regex Link();
}
