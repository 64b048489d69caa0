using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Channels;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>What a resident sees who has lost the link, mistypes it, or comes to a form that is closed.</summary>
public sealed class TheResidentsPages(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_a_code_without_a_script()
    {
        string code = await running.Write("Страница кода: качается перила на мосту");
        using HttpClient resident = running.Stranger();
        string page = await resident.GetStringAsync("/t", Stop);
        Assert.Contains("name=\"code\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);

        foreach (string typed in new[] { code, $"  {code} ", $"https://dialog.example/t/{code}", $"https://dialog.example/t/{code}/?renewed" })
        {
            HttpResponseMessage answer = await Enter(resident, typed);
            Assert.Equal((HttpStatusCode.Found, $"/t/{code}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task Say_in_words_that_a_code_leads_nowhere_and_ask_for_it_again()
    {
        using HttpClient resident = running.Stranger();
        foreach (HttpResponseMessage answer in new[] { await resident.GetAsync("/t/test-22222222222222222222", Stop), await Enter(resident, "test-2222222"), await resident.GetAsync("/t/%D1%8F", Stop) })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            string page = await Words(answer);
            Assert.Contains("ничего не найдено", page, StringComparison.Ordinal);
            Assert.Contains("name=\"code\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("Введите код.", await Words(await Enter(resident, "  ")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_in_words_that_a_region_has_no_form()
    {
        using HttpClient resident = running.Stranger();
        HttpResponseMessage answer = await resident.GetAsync("/r/atlantis", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Такой формы нет", await Words(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_the_body_that_answers()
    {
        const string Text = "Кто отвечает: яма на Трубной";
        string code = await running.Write(Text);
        JsonElement found = await running.Find("яма на Трубной");
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{found.GetProperty("id").GetString()}/assign", new { authority = "centre" }, Stop);
        string name = running.Region.Configuration.Authorities.Single(a => a.Id == "centre").Name;
        using HttpClient resident = running.Stranger();
        Assert.Contains($"Отвечает: {name}", WebUtility.HtmlDecode(await resident.GetStringAsync($"/t/{code}", Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Have_a_channel_for_their_answers_from_the_first_message()
    {
        await running.Write("Канал формы: мигает светофор");
        using HttpClient admin = await running.SignIn("test-admin");
        JsonElement channel = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/channels/{FormChannels.Of(running.Region.Code)}", Stop);
        Assert.Equal(("form", true), (channel.GetProperty("kind").GetString(), channel.GetProperty("enabled").GetBoolean()));
    }

    [Fact]
    public async Task Take_nothing_while_the_channel_of_the_form_is_switched_off()
    {
        TestRegion closed = new("closed-form");
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await closed.Create(admin);
            await admin.PutChannel(FormChannels.Of(closed.Code), new ChannelSettings { Region = closed.Code, Kind = ChannelKinds.Form, Name = "Форма", Enabled = false });
        }

        using HttpClient resident = running.Stranger();
        HttpResponseMessage page = await resident.GetAsync($"/r/{closed.Code}", Stop);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("не принимает сообщения", await Words(page), StringComparison.Ordinal);

        HttpResponseMessage typed = await resident.PostAsync($"/r/{closed.Code}", Form("text", "Не потеряйте этот текст"), Stop);
        string kept = await Words(typed);
        Assert.Contains("Не потеряйте этот текст", kept, StringComparison.Ordinal);
        Assert.Contains("не принимает сообщения", kept, StringComparison.Ordinal);

        HttpResponseMessage json = await resident.PostAsJsonAsync($"/public/{closed.Code}/messages", new { text = "Есть кто живой" }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, json.StatusCode);
        Assert.Equal("form-closed", (await json.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString());
    }

    private static Task<HttpResponseMessage> Enter(HttpClient resident, string code) => resident.PostAsync("/t", Form("code", code), Stop);

    private static FormUrlEncodedContent Form(string name, string value) => new([new(name, value)]);

    private static async Task<string> Words(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
}
