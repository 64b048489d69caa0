using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Dialog.Api.Tests;

public sealed class ReactionsOnAnAnswer(Running running)
{
    [Fact]
    public async Task Are_shown_beside_it_as_counts_and_beside_nothing_else()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await running.Write("Реакции: протекает козырёк на Речной");
        Guid id = (await running.Find("протекает козырёк")).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        await Running.Json(await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "reply", text = "Смотрим" }, stop));
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand react = database.CreateCommand("update outbox set reactions = $1::jsonb where case_id = $2");
        react.Parameters.AddWithValue("""{"👎": 1, "👍": 2, "other": 1}""");
        react.Parameters.AddWithValue(id);
        Assert.Equal(1, await react.ExecuteNonQueryAsync(stop));

        JsonElement[] messages = [.. (await Running.Json(await clerk.GetAsync($"/api/v1/cases/{id}", stop))).GetProperty("messages").EnumerateArray()];

        Assert.Equal(
            [("👍", 2), ("other", 1), ("👎", 1)],
            messages.Single(m => m.GetProperty("direction").GetString() == "out").GetProperty("reactions").EnumerateArray().Select(r => (r.GetProperty("emoji").GetString()!, r.GetProperty("count").GetInt32())));
        Assert.Equal(0, messages.Single(m => m.GetProperty("direction").GetString() == "in").GetProperty("reactions").GetArrayLength());
    }
}
