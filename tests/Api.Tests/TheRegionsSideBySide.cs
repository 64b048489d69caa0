using System.Globalization;
using System.Text.Json;
using Dialog.Api.Regions;
using Dialog.Support;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>One line a region for those who belong to all of them.</summary>
public sealed class TheRegionsSideBySide(Running running)
{
    [Fact]
    public async Task Count_what_is_late_by_what_is_owed_and_name_silent_channels()
    {
        const string Words = "Рядом с другими: упало дерево на дорогу";
        await running.Write(Words, running.Neighbour.Code);
        using HttpClient analyst = await running.SignIn(await Cast.Of("analyst", running, running.Region.Code));
        JsonElement before = await Line(analyst, running.Neighbour.Code, line => line.GetProperty("open").GetInt32() > 0);
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        try
        {
            // As if a day had passed for one of them, and a network had brought nothing since the channel was made.
            await Run(database, "update cases set overdue = true, due_kind = 'intake' where id = (select id from cases where region = 'neighbour' and status between 1 and 4 and not overdue limit 1)");
            await Run(database, "insert into channels (id, region, kind, name, enabled) values ('neighbour-silent', 'neighbour', 'telegram', 'Бот', true)");
            int late = before.GetProperty("lateToRoute").GetInt32() + 1;
            JsonElement after = await Line(analyst, running.Neighbour.Code, line => line.GetProperty("lateToRoute").GetInt32() == late);
            Assert.Equal(before.GetProperty("lateToAnswer").GetInt32(), after.GetProperty("lateToAnswer").GetInt32());
            Assert.Equal((1, 1), (after.GetProperty("channels").GetInt32(), after.GetProperty("silentChannels").GetInt32()));
        }
        finally
        {
            await Run(database, "delete from channels where id = 'neighbour-silent'");
            await Run(database, "update cases set overdue = false, due_kind = 'answer' where region = 'neighbour' and overdue and due_kind = 'intake'");
        }
    }

    [Fact]
    public async Task Are_one_for_an_administrator_of_one()
    {
        using HttpClient administrator = await running.SignIn("test-admin");
        JsonElement overview = await Running.Json(await administrator.GetAsync("/api/v1/overview", TestContext.Current.CancellationToken));
        Assert.Equal([running.Region.Code], overview.GetProperty("regions").EnumerateArray().Select(r => r.GetProperty("region").GetString()!));
    }

    [Fact]
    public void Begin_with_danger_nobody_has_then_what_is_late()
    {
        RegionRow[] rows = [Row("calm"), Row("silent", silent: 1), Row("unrouted", unrouted: 3), Row("late", toAnswer: 2), Row("later", toRoute: 2, toAnswer: 1), Row("danger", unrouted: 1, danger: 1), Row("alike")];
        Assert.Equal(["danger", "later", "late", "unrouted", "silent", "alike", "calm"], RegionRow.WorstFirst(rows).Select(r => r.Region));
    }

    private static RegionRow Row(string code, int unrouted = 0, int danger = 0, int toRoute = 0, int toAnswer = 0, int silent = 0) =>
        new(code, code, 10, 1, unrouted, danger, toRoute, toAnswer, 2, silent, null);

    private static async Task<JsonElement> Line(HttpClient person, string region, Func<JsonElement, bool> isExpected)
    {
        JsonElement line = default;
        await Eventually.Holds(
            async () =>
            {
                JsonElement overview = await Running.Json(await person.GetAsync("/api/v1/overview"));
                line = overview.GetProperty("regions").EnumerateArray().Single(r => r.GetProperty("region").GetString() == region);
                return isExpected(line);
            },
            TimeSpan.FromSeconds(30),
            string.Create(CultureInfo.InvariantCulture, $"the line of {region}"));
        return line;
    }

    private static async Task Run(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
