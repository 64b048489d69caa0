using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Hosting.Cluster;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.Audit;

namespace Dialog.Api.Tests;

/// <summary>kill -9 of both silos, one after the other, while a body with many open cases is merged into another.</summary>
[Collection(AnInstallationOfTwo.Name)]
public sealed class AMergeThatLosesItsSilo(AnInstallationOfTwo both)
{
    private const int Cases = 300;
    private const string Prefix = "merged";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_on_where_it_was_moves_everything_once_and_is_for_good()
    {
        using ApiSession admin = await both.Dialog.Admin();
        string code = both.Dialog.Region.Code;
        await admin.PutUser("merger", "Администратор", "administrator", code, TestRegion.Password, cancellation: Stop);
        using HttpClient person = await both.SignIn("merger", 0);
        RegionConfiguration before = await Stored(person, code);
        await admin.PutRegion(
            before with
            {
                Version = before.Version + 1,
                Authorities = [.. before.Authorities, new("bridges", "Мосты", "centre", null)],
                Officials = [.. before.Officials, new("gleb", "Глеб", "bridges", "инженер", 1000, true)],
                Routing = [new(TestRegion.CalmTopic, "bridges", null)],
            },
            Stop);
        await admin.PutUser("merged-gleb", "Глеб", "executor", code, TestRegion.Password, authority: "bridges", official: "gleb", cancellation: Stop);
        await Eventually.Holds(
            async () =>
            {
                string one = $"{Prefix}-probe-{Guid.NewGuid():N}";
                await both.Cases(one, 1);
                return await both.Count("select count(*) from cases where thread like '%' || $1 || '-wall-%' and authority = 'bridges'", one) == 1;
            },
            TimeSpan.FromSeconds(60), "the silos have the new rules", cancellation: Stop);
        await both.Cases(Prefix, Cases);
        Guid[] ids = await both.Ids(Prefix);
        string address = $"/api/v1/regions/{code}";

        JsonElement preview = await Running.Json(await person.PostAsJsonAsync($"{address}/authorities/bridges/merge/preview", new { into = "roads" }, Stop));
        Assert.True(preview.GetProperty("counts").GetProperty("openCases").GetInt32() > Cases);
        Assert.Equal(1, preview.GetProperty("counts").GetProperty("accounts").GetInt32());
        Assert.Contains(preview.GetProperty("conflicts").EnumerateArray(), c => c.GetProperty("code").GetString() == "two-heads");
        HttpResponseMessage begun = await person.PostAsJsonAsync(
            $"{address}/authorities/bridges/merge", new { into = "roads", reason = "Распоряжение 15-р", version = preview.GetProperty("version").GetInt32() }, Stop);
        Assert.True(begun.StatusCode == HttpStatusCode.Accepted, await begun.Content.ReadAsStringAsync(Stop));
        string job = $"{address}/hand-overs/{(await Running.Json(begun)).GetProperty("id").GetString()}";

        foreach ((DialogProcess silo, int after) in both.Dialog.Cluster.Silos.Zip([Cases / 10, Cases / 2]))
        {
            await Eventually.Holds(async () => await Moved() >= after, Patience, $"{after} cases are moved", cancellation: Stop);
            await silo.Kill9Async();
            await silo.StartAsync(Stop);
        }

        JsonElement report = default;
        await Eventually.Holds(
            async () =>
            {
                HttpResponseMessage answer = await person.GetAsync(job, Stop);
                return answer.StatusCode == HttpStatusCode.OK && (report = await Running.Json(answer)).GetProperty("state").GetString() != "running";
            },
            Patience, "the merge is over", () => report.ToString(), Stop);

        Assert.Equal(("done", 0), (report.GetProperty("state").GetString(), report.GetProperty("refusedCount").GetInt32()));
        Assert.Equal(0, await both.Count("select count(*) from cases where authority = 'bridges' and status < 5 and $1 <> ''", Prefix));
        // Once each: a case that was moved before the kill is not moved again.
        Assert.Equal(Cases, await both.Count("select count(*) from case_events e join cases c on c.id = e.case_id where c.thread like '%' || $1 || '-wall-%' and e.type = 'case-routed' and e.data ->> 'reason' = 'Распоряжение 15-р'", Prefix));
        RegionConfiguration stored = await Stored(person, code);
        Authority closed = stored.Authorities.Single(a => a.Id == "bridges");
        Assert.Equal((true, "roads", "Мосты"), (closed.Closed, closed.MergedInto, closed.Name));
        Assert.Equal("roads", stored.Officials.Single(o => o.Id == "gleb").Authority);
        Assert.Equal(1, await both.Count("select count(*) from users where login = $1 and authority = 'roads'", "merged-gleb"));
        AuditReport audit = await JournalAudit.Run(both.Database, new Ledger(), TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(audit.Violations, v => ids.Any(id => v.Contains(id.ToString(), StringComparison.Ordinal)));

        HttpResponseMessage undone = await person.PostAsJsonAsync($"{address}/versions/{preview.GetProperty("version").GetInt32()}/restore", new { version = stored.Version }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, undone.StatusCode);
        Assert.Contains("authority-merged", await undone.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        HttpResponseMessage cancelled = await person.DeleteAsync(job, Stop);
        Assert.Equal(HttpStatusCode.Conflict, cancelled.StatusCode);
    }

    private static async Task<RegionConfiguration> Stored(HttpClient person, string code) =>
        (await person.GetFromJsonAsync<RegionConfiguration>($"/api/v1/regions/{code}", ApiJson.Options, Stop))!;

    private Task<long> Moved() => both.Count("select count(*) from hand_over_items i join hand_overs h on h.id = i.hand_over where h.kind = 'authority' and i.state = 'done' and $1 <> ''", Prefix);
}
