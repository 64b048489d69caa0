using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Hosting.Cluster;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.Audit;

namespace Dialog.Api.Tests;

/// <summary>kill -9 of both silos, one after the other, while a resident with many cases is erased.</summary>
[Collection(AnInstallationOfTwo.Name)]
public sealed class AnErasureThatLosesItsSilo(AnInstallationOfTwo both)
{
    private const int Cases = 400;
    private const string Prefix = "many";
    private const string Author = "author-of-many-55";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_on_where_it_was_and_erases_everything_once()
    {
        await both.Cases(Prefix, Cases, Author);
        Guid[] ids = await both.Ids(Prefix);
        using ApiSession admin = await both.Dialog.Admin();
        await admin.PutUser("eraser", "Администратор", "administrator", both.Dialog.Region.Code, TestRegion.Password, cancellation: Stop);
        await admin.PutUser("confirmer", "Лидия", "lead", both.Dialog.Region.Code, TestRegion.Password, cancellation: Stop);
        using HttpClient eraser = await both.SignIn("eraser", 0);
        using HttpClient lead = await both.SignIn("confirmer", 1);
        HttpResponseMessage asked = await eraser.PostAsJsonAsync(
            "/api/v1/erasures", new { region = both.Dialog.Region.Code, network = "vk", authorId = Author, ground = "request", basis = "Заявление 1" }, Stop);
        string address = $"/api/v1/erasures/{(await Running.Json(asked)).GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.OK, (await lead.PostAsJsonAsync($"{address}/confirm", new { }, Stop)).StatusCode);

        foreach ((DialogProcess silo, int after) in both.Dialog.Cluster.Silos.Zip([Cases / 10, Cases / 2]))
        {
            await Eventually.Holds(async () => await Erased() >= after, Patience, $"{after} cases are erased", cancellation: Stop);
            await silo.Kill9Async();
            await silo.StartAsync(Stop);
        }

        JsonElement report = default;
        await Eventually.Holds(
            async () =>
            {
                HttpResponseMessage answer = await eraser.GetAsync(address, Stop);
                return answer.StatusCode == HttpStatusCode.OK && (report = await Running.Json(answer)).GetProperty("state").GetString() == "done";
            },
            Patience, "the erasure is done", cancellation: Stop);
        Assert.Equal((Cases, Cases), (report.GetProperty("cases").GetInt32(), report.GetProperty("erased").GetInt32()));
        Assert.Equal(Cases, report.GetProperty("rows").GetProperty("cases").GetInt32());
        Assert.Equal(Cases, await Erased());
        await Eventually.Holds(async () => (await DatabaseDump.Find(both.Database, Author, $"Обращение {Prefix}")).Count == 0, Patience, "no trace is left", cancellation: Stop);
        AuditReport audit = await JournalAudit.Run(both.Database, new Ledger(), TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(audit.Violations, v => ids.Any(id => v.Contains(id.ToString(), StringComparison.Ordinal)));
    }

    private Task<long> Erased() => both.Count("select count(*) from case_events where type = 'resident-erased' and $1 <> ''", Prefix);
}
