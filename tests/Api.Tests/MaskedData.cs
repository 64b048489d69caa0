using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Api.Privacy;
using Dialog.Privacy;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dialog.Api.Tests;

/// <summary>Who need not see a resident's telephone number does not see it, on any way, until they say why.</summary>
public sealed class MaskedData(Running running)
{
    [Theory]
    [InlineData("Позвоните +7 (912) 345-67-89 вечером", "Позвоните +• (•••) •••-••-89 вечером")]
    [InlineData("тел. 89123456789, жду", "тел. •••••••••89, жду")]
    [InlineData("8 912 345 67 89", "• ••• ••• •• 89")]
    [InlineData("8.921.555.66.77", "•.•••.•••.••.77")]
    [InlineData("8-(911)-765/43/23", "•-(•••)-•••/••/23")]
    [InlineData("тел89115556677", "тел•••••••••77")]
    [InlineData("звоните 765-43-21", "звоните •••-••-21")]
    [InlineData("тел.: 7654321", "тел.: •••••21")]
    [InlineData("восемь девятьсот одиннадцать семьсот шестьдесят пять", "•••••• ••••••••• ••••••••••• ••••••• •••••••••• ••••")]
    [InlineData("звоните 7654321", "звоните •••••21")]
    [InlineData("позвоните: 765 43 21", "позвоните: ••• •• 21")]
    [InlineData("мой номер 7654321, домашний 765432", "мой номер •••••21, домашний ••••32")]
    [InlineData("лицевой счёт 7654321, дом 765", "лицевой счёт 7654321, дом 765")]
    [InlineData("ждём два, три, четыре дня", "ждём два, три, четыре дня")]
    [InlineData("с 24.8.2026 12 30 по 9.12.2026 15 30", "с 24.8.2026 12 30 по 9.12.2026 15 30")]
    [InlineData("счёт 123456 за 2026-01", "счёт 123456 за 2026-01")]
    [InlineData("почта maria.petrova@mail.example.ru!", "почта m••••.•••••••@••••.•••••••.••!")]
    [InlineData("пишите в t.me/petrova_m или @petrova_m", "пишите в t.me/••••••••• или @•••••••••")]
    [InlineData("@Анна Петрова, позвоните @petrova_m", "@Анна Петрова, позвоните @•••••••••")]
    [InlineData("дом 12, кв. 45, с 8 до 10 утра", "дом 12, кв. 45, с 8 до 10 утра")]
    [InlineData("обещали 2026-11-24 10:00 и 24.11.2026", "обещали 2026-11-24 10:00 и 24.11.2026")]
    [InlineData("", "")]
    public void Hides_ways_to_reach_somebody_and_leaves_the_rest(string text, string masked)
    {
        Assert.Equal(masked, Masking.Of(PersonalKind.Text, text, MaskLevel.Contacts));
        Assert.Equal(text, Masking.Of(PersonalKind.Text, text, MaskLevel.Nothing));
    }

    [Theory]
    [InlineData(PersonalKind.Name, "Мария Петрова-Водкина", "М•••• П••••••-В••••••")]
    [InlineData(PersonalKind.Address, "ул. Ленина, 12, кв. 45", "ул. Ленина, ••, кв. ••")]
    [InlineData(PersonalKind.Text, "карта 2200 1234 и 89123456789", "карта •••• •••• и •••••••••••")]
    [InlineData(PersonalKind.Contact, "maria@mail.ru", "•••••@••••.••")]
    public void Hides_everything_from_who_works_on_no_cases(PersonalKind kind, string text, string masked) =>
        Assert.Equal(masked, Masking.Of(kind, text, MaskLevel.Everything));

    [Theory]
    [InlineData("operator", MaskLevel.Nothing)]
    [InlineData("executor", MaskLevel.Contacts)]
    [InlineData("approver", MaskLevel.Contacts)]
    [InlineData("lead", MaskLevel.Contacts)]
    [InlineData("analyst", MaskLevel.Everything)]
    [InlineData("engineer", MaskLevel.Everything)]
    [InlineData("administrator", MaskLevel.Everything)]
    [InlineData("integration", MaskLevel.Everything)]
    [InlineData("a role of tomorrow", MaskLevel.Everything)]
    public void Depends_on_the_role(string role, object level) => Assert.Equal(level, Masking.For(new Person("l", "n", role, "r", null, null, Guid.Empty)));

    [Fact]
    public async Task Is_hidden_in_lists_cases_history_search_and_the_live_line_and_shown_to_the_operator()
    {
        const string Words = "Скрытый телефон: прорвало трубу, звоните 89995554433";
        using HttpClient executor = await running.SignIn("test-roads");
        using HttpClient clerk = await running.Operator();
        ConcurrentQueue<string> frames = [];
        await using HubConnection hub = await Live("test-roads", frames);
        await hub.InvokeAsync<JsonElement>("Watch", "authority:test/roads", null, 0L, TestContext.Current.CancellationToken);
        await running.Write(Words);
        string id = (await running.Find("Скрытый телефон")).GetProperty("id").GetString()!;
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/assign", new { authority = "roads" }, TestContext.Current.CancellationToken);

        foreach (string address in (string[])[$"/api/v1/cases/{id}", "/api/v1/cases?view=all&limit=200"])
        {
            Assert.DoesNotContain("89995554433", await executor.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains("•••••••••33", await executor.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains("89995554433", await clerk.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        HttpResponseMessage claimed = await executor.PostAsJsonAsync($"/api/v1/cases/{id}/claim", new { }, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("89995554433", await claimed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Eventually.Holds(() => Task.FromResult(frames.Any(f => f.Contains("•••••••••33", StringComparison.Ordinal))), TimeSpan.FromSeconds(20), "the case was pushed", cancellation: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(frames, f => f.Contains("89995554433", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_shown_for_a_reason_that_is_written_down()
    {
        await running.Write("Показать по причине: упало дерево, мой номер 89997778899");
        string id = (await running.Find("Показать по причине")).GetProperty("id").GetString()!;
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/assign", new { authority = "roads" }, TestContext.Current.CancellationToken);
        using HttpClient executor = await running.SignIn("test-roads");

        HttpResponseMessage without = await executor.PostAsJsonAsync($"/api/v1/cases/{id}/unmask", new { reason = " " }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        HttpResponseMessage shown = await executor.PostAsJsonAsync($"/api/v1/cases/{id}/unmask", new { reason = "Бригада на месте, жителя нет" }, TestContext.Current.CancellationToken);
        Assert.Contains("89997778899", await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await using Npgsql.NpgsqlDataSource database = Npgsql.NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using Npgsql.NpgsqlCommand command = database.CreateCommand("select detail from audit where case_id = $1 and login = 'test-roads' and action = 'cases.unmask' and outcome = 'done'");
        command.Parameters.AddWithValue(Guid.Parse(id));
        Assert.Equal("Бригада на месте, жителя нет", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Lies_in_no_text_of_an_event_that_is_shown_masked()
    {
        JsonElement data = JsonSerializer.SerializeToElement(new { text = "мой номер 89997778899", residentName = "Мария", nested = new[] { new { address = "Ленина, 12" } }, version = 3 });
        string masked = MaskedJson.Of(data, MaskLevel.Everything).ToString();
        Assert.DoesNotContain("89997778899", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("12", masked, StringComparison.Ordinal);
        Assert.Contains("3", masked, StringComparison.Ordinal);
        Assert.Equal(data.ToString(), MaskedJson.Of(data, MaskLevel.Nothing).ToString());
    }

    private async Task<HubConnection> Live(string login, ConcurrentQueue<string> frames)
    {
        using HttpClient person = running.Stranger();
        HttpResponseMessage answer = await person.PostAsJsonAsync("/api/v1/session", new { login, password = TestRegion.Password });
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
        HubConnection hub = new HubConnectionBuilder().WithUrl(new Uri(running.Dialog.Api, "/live"), o => o.Headers["Cookie"] = cookie).Build();
        hub.On<JsonElement>("Changes", batch => frames.Enqueue(batch.ToString()));
        await hub.StartAsync();
        return hub;
    }
}
