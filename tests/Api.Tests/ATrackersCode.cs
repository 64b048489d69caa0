using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Audit;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>What a resident follows their words by, which nobody else may learn.</summary>
public sealed partial class ATrackersCode(Running running)
{
    private const string FormersCode = "abcdefghjkmnpqrs";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_kept_nowhere()
    {
        string code = await running.Write("Код нигде не хранится: сломан замок на Верхней");
        await running.Find("сломан замок на Верхней");
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        Assert.Empty(await DatabaseDump.Find(database, code, Secret(code)));
        // The search finds what is there.
        Assert.NotEmpty(await DatabaseDump.Find(database, "сломан замок на Верхней"));
    }

    [Fact]
    public async Task Follows_from_nothing_that_staff_or_keys_see()
    {
        const string Words = "Ничего не выдаёт кода: не вывозят мусор с Дальней";
        string messageId = Guid.NewGuid().ToString("N");
        (string code, long number) = await Send(Words, messageId);
        using HttpClient resident = running.Stranger();
        HttpResponseMessage more = await resident.PostAsJsonAsync($"/public/threads/{code}/messages", new { text = "И контейнер сломан", messageId = Guid.NewGuid().ToString("N") }, Stop);
        Assert.Equal(HttpStatusCode.Created, more.StatusCode);
        string seen = await Seen(Words, number);
        Assert.DoesNotContain(Secret(code), seen, StringComparison.Ordinal);
        Assert.DoesNotContain(messageId, seen, StringComparison.Ordinal);
        string[] ids = [.. Ids().Matches(seen).Select(m => m.Value).Distinct()];
        Assert.True(ids.Length > 5, "the answers show ids at all");

        foreach (string id in ids)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync($"/public/threads/{running.Region.Code}-{id}", Stop)).StatusCode);
            if (id.Length is >= 16 and <= 100)
            {
                // The form sent again under an id that was seen is another resident's.
                Assert.NotEqual(number, (await Send(Words, id)).Number);
            }
        }
    }

    [Fact]
    public async Task Is_given_again_to_whoever_sends_the_same_form_again()
    {
        const string Words = "Форма дважды: не горит фонарь на Ближней";
        string messageId = Guid.NewGuid().ToString("N");
        (string first, long number) = await Send(Words, messageId);
        (string second, long again) = await Send(Words, messageId);
        Assert.Equal(number, again);
        Assert.NotEqual(first, second);
        using HttpClient resident = running.Stranger();
        foreach (string code in (string[])[first, second])
        {
            JsonElement thread = await resident.GetFromJsonAsync<JsonElement>($"/public/threads/{code}", Stop);
            Assert.Equal(1, thread.GetProperty("messages").GetArrayLength());
            Assert.Equal(number, thread.GetProperty("number").GetInt64());
        }
    }

    [Fact]
    public async Task Of_before_works_and_is_replaced_when_it_is_used()
    {
        const string Words = "Код прежнего образца: яма на Старой";
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        string former = await FormersThread(database, Words, FormersCode);
        using HttpClient resident = running.Stranger();

        JsonElement first = await resident.GetFromJsonAsync<JsonElement>($"/public/threads/{former}", Stop);
        string today = first.GetProperty("code").GetString()!;
        Assert.NotEqual(former, today);
        Assert.Equal(Words, first.GetProperty("messages")[0].GetProperty("text").GetString());
        JsonElement next = await resident.GetFromJsonAsync<JsonElement>($"/public/threads/{today}", Stop);
        Assert.Equal(Words, next.GetProperty("messages")[0].GetProperty("text").GetString());
        Assert.False(next.TryGetProperty("code", out _), "today's code stays");
        Assert.Equal(HttpStatusCode.Created, (await resident.PostAsJsonAsync($"/public/threads/{today}/messages", new { text = "Яма стала больше" }, Stop)).StatusCode);

        // The page leads to the new address and says so.
        HttpResponseMessage page = await resident.GetAsync($"/t/{former}", Stop);
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        Assert.Contains("role=\"status\"", await resident.GetStringAsync(page.Headers.Location, Stop), StringComparison.Ordinal);

        await using NpgsqlCommand later = database.CreateCommand("update tracker_codes set replaced_at = replaced_at - interval '31 days' where replaced_at is not null");
        Assert.Equal(1, await later.ExecuteNonQueryAsync(Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync($"/public/threads/{former}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await resident.GetAsync($"/public/threads/{today}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Of_before_is_not_seen_by_staff_either()
    {
        const string Words = "Прежний код не виден: течёт крыша на Новой";
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        string former = await FormersThread(database, Words, "tuvwxyz23456789a");
        long number = (await running.Find(Words)).GetProperty("number").GetInt64();
        string seen = await Seen(Words, number);
        Assert.DoesNotContain(Secret(former), seen, StringComparison.Ordinal);
        Assert.DoesNotContain(FormersMessage, seen, StringComparison.Ordinal);
    }

    private const string FormersMessage = "0123456789-the-form-of-before";

    // A thread as the program before kept it: the secret is the conversation, the form's own id the message's.
    private async Task<string> FormersThread(NpgsqlDataSource database, string words, string secret)
    {
        (_, long number) = await Send(words, null);
        await running.Find(words);
        string thread = $"{FormChannels.Of(running.Region.Code)}/{secret}";
        foreach (string statement in (string[])[
            "delete from tracker_codes where thread = (select thread from cases where number = $1)",
            "update messages set thread = $2, external_id = $4, author_id = $3 where case_id = (select id from cases where number = $1)",
            "update case_events set data = jsonb_set(jsonb_set(data, '{thread}', to_jsonb($2::text)), '{residentId}', to_jsonb($3::text)) where type = 'case-opened' and case_id = (select id from cases where number = $1)",
            "update case_events set data = jsonb_set(data, '{messageId}', to_jsonb($4::text)) where data ? 'messageId' and case_id = (select id from cases where number = $1)",
            "update cases set thread = $2, resident_id = $3 where number = $1"])
        {
            await using NpgsqlCommand command = database.CreateCommand(statement);
            command.Parameters.AddWithValue(number);
            command.Parameters.AddWithValue(thread);
            command.Parameters.AddWithValue(secret);
            command.Parameters.AddWithValue(FormersMessage);
            await command.ExecuteNonQueryAsync(Stop);
        }

        return $"{running.Region.Code}-{secret}";
    }

    // Everything the api tells those who work on a case, its administrator and a key about it.
    private async Task<string> Seen(string words, long number)
    {
        JsonElement summary = await running.Find(words);
        string id = summary.GetProperty("id").GetString()!;
        using HttpClient clerk = await running.Operator();
        using HttpClient admin = await running.SignIn("test-admin");
        List<string> seen = [summary.ToString()];
        foreach (string address in (string[])[$"cases/{id}", $"cases?view=all&search={Uri.EscapeDataString(words)}", $"cases/{id}/related", $"search?q={Uri.EscapeDataString(words)}"])
        {
            HttpResponseMessage answer = await clerk.GetAsync($"/api/v1/{address}", Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            seen.Add(await answer.Content.ReadAsStringAsync(Stop));
        }

        HttpResponseMessage preview = await admin.PostAsJsonAsync("/api/v1/erasures/preview", new { region = running.Region.Code, search = $"{number:000}" }, Stop);
        string found = await preview.Content.ReadAsStringAsync(Stop);
        Assert.Contains("authorId", found, StringComparison.Ordinal);
        seen.Add(found);
        seen.Add(await admin.GetStringAsync("/api/v1/audit?limit=200", Stop));
        return string.Join('\n', seen);
    }

    private async Task<(string Code, long Number)> Send(string text, string? messageId)
    {
        using HttpClient resident = running.Stranger();
        HttpResponseMessage answer = await resident.PostAsJsonAsync($"/public/{running.Region.Code}/messages", new { text, name = "Мария", messageId }, Stop);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        JsonElement received = await Running.Json(answer);
        return (received.GetProperty("code").GetString()!, received.GetProperty("number").GetInt64());
    }

    private static string Secret(string code) => code[(code.LastIndexOf('-') + 1)..];

    [GeneratedRegex("[0-9A-Za-z]{8,}")]
    private static partial Regex Ids();
}
