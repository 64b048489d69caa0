using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dialog.Load.Measures;
using Dialog.Load.Rig;
using Dialog.Support.Api;
using Npgsql;
using Spectre.Console;

namespace Dialog.Load.Search;

/// <summary>
/// Full-text search over many synthetic cases: how fast the projection indexes them, how long typical questions take through the
/// whole api. The cases are written into the tables set by set; the index is made by the silo's own projection.
/// </summary>
internal static class SearchScenario
{
    private const int PerTransaction = 1_000;
    private const int Rounds = 40;
    private const double Aim = 150;

    public static async Task<int> Run(int cases, RigOptions options, CancellationToken cancellation)
    {
        await using LoadRig rig = await LoadRig.Start(options, cancellation);
        TimeSpan filled = await Fill(rig.Database, cases, cancellation);
        TimeSpan indexed = await Indexed(rig.Database, cases, cancellation);
        await Execute(rig.Database, "vacuum analyze case_search", cancellation);
        await Execute(rig.Database, "analyze cases", cancellation);
        await Execute(rig.Database, "analyze messages", cancellation);

        Figures figures = new Figures()
            .Add("cases written", $"{cases:N0} in {filled.TotalSeconds:0} s")
            .Add("indexed by the projection", string.Create(CultureInfo.InvariantCulture, $"{cases / indexed.TotalSeconds:N0} cases/s from the first written case to the last indexed ({indexed.TotalSeconds:0} s)"))
            .Add("sizes", await Text(rig.Database, "select 'index ' || pg_size_pretty(pg_relation_size('case_search_words')) || ', case_search ' || pg_size_pretty(pg_total_relation_size('case_search')) || ', messages ' || pg_size_pretty(pg_total_relation_size('messages'))", cancellation));
        using ApiSession session = await rig.SignIn(0, cancellation);
        Latency all = new();
        foreach ((string name, Func<Random, string> question) in Questions)
        {
            (Latency took, double hits) = await Ask(session, question, all, cancellation);
            string line = string.Create(CultureInfo.InvariantCulture, $"p50 {took.Milliseconds(50):0.0} ms, p95 {took.Milliseconds(95):0.0} ms, max {took.Milliseconds(100):0} ms, {hits:0.0} hits a page");
            AnsiConsole.MarkupLine($"  [grey]{name}: {line}[/]");
            figures.Add(name, line);
        }

        figures.Add($"all questions, {all.Count}", string.Create(CultureInfo.InvariantCulture, $"p50 {all.Milliseconds(50):0.0} ms, p95 {all.Milliseconds(95):0.0} ms, aim p95 {Aim} ms")).Show();
        return 0;
    }

    private static readonly (string Name, Func<Random, string> Question)[] Questions =
    [
        ("one common word", r => Q(Common(r))),
        ("two common words", r => Q($"{Common(r)} {Common(r)}")),
        ("three common words", r => Q($"{Common(r)} {Common(r)} {Common(r)}")),
        ("a rare word", r => Q(Rare(r))),
        ("a common and a rare word", r => Q($"{Common(r)} {Rare(r)}")),
        ("a phrase of common words", r => Q($"\"{Common(r)} {Common(r)}\"")),
        ("a word but not another", r => Q($"{Common(r)} -{Common(r)}")),
        ("one or the other", r => Q($"{Common(r)} or {Rare(r)}")),
        ("the beginning of a word", r => Q(Common(r)[..3])),
        ("a name", r => Q($"{SearchWords.Names[r.Next(SearchWords.Names.Length)]} {SearchWords.Surnames[r.Next(SearchWords.Surnames.Length)]}")),
        ("a street and a house", r => Q($"{SearchWords.Streets[r.Next(SearchWords.Streets.Length)]} {r.Next(1, 200)}")),
        ("a common word among closed cases of one topic", r => Q(Common(r)) + "&status=closed&topic=roads"),
        ("a common word in one month", r => Q(Common(r)) + "&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z"),
        ("a common word of one rare authority", r => Q(Common(r)) + "&authority=rare"),
        ("words that never meet", _ => Q("небывальщина яма")),
    ];

    private static string Q(string words) => $"q={Uri.EscapeDataString(words)}";

    private static string Common(Random r) => SearchWords.Common[(int)(Math.Pow(r.NextDouble(), 2) * SearchWords.Common.Length)];

    private static string Rare(Random r) => string.Concat(Enumerable.Range(0, 3).Select(_ => SearchWords.Syllables[r.Next(SearchWords.Syllables.Length)]));

    private static async Task<(Latency Took, double Hits)> Ask(ApiSession session, Func<Random, string> question, Latency all, CancellationToken cancellation)
    {
        Latency took = new();
        Random random = new(42);
        using HttpClient http = new(new SocketsHttpHandler { CookieContainer = session.Cookies }) { BaseAddress = session.Address };
        long hits = 0;
        // The first of each kind reads what no question has read before; it counts.
        for (int i = 0; i < Rounds; i++)
        {
            string asked = question(random);
            long start = Latency.Now();
            using HttpResponseMessage answer = await http.GetAsync($"/api/v1/search?{asked}", cancellation);
            took.Since(start);
            all.Since(start);
            // One that took too long (503) is among the times and finds nothing.
            hits += answer.IsSuccessStatusCode
                ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation)).RootElement.GetProperty("items").GetArrayLength()
                : 0;
        }

        return (took, (double)hits / Rounds);
    }

    private static async Task<TimeSpan> Fill(NpgsqlDataSource database, int cases, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        string sql = SearchWords.Sql("fill_search");
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async writer =>
        {
            for (int from = writer * PerTransaction; from < cases; from += 2 * PerTransaction)
            {
                await using NpgsqlCommand command = database.CreateCommand(sql);
                command.Parameters.AddWithValue(from);
                command.Parameters.AddWithValue(Math.Min(from + PerTransaction, cases) - 1);
                command.Parameters.AddWithValue(SearchWords.Common);
                command.Parameters.AddWithValue(SearchWords.Syllables);
                command.Parameters.AddWithValue(SearchWords.Names);
                command.Parameters.AddWithValue(SearchWords.Surnames);
                command.Parameters.AddWithValue(SearchWords.Streets);
                command.Parameters.AddWithValue(LoadRig.Region);
                command.CommandTimeout = 120;
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }));
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[green]✓[/] {cases:N0} cases written [grey]{taken.TotalSeconds:0} s[/]"));
        return taken;
    }

    // From the first case written: the projection runs while the tables are filled.
    private static async Task<TimeSpan> Indexed(NpgsqlDataSource database, int cases, CancellationToken cancellation)
    {
        using PeriodicTimer look = new(TimeSpan.FromSeconds(5));
        while (await look.WaitForNextTickAsync(cancellation))
        {
            long done = long.Parse(await Text(database, "select count(*)::text from case_search", cancellation), CultureInfo.InvariantCulture);
            AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [grey]{done:N0} of {cases:N0} indexed[/]"));
            if (done >= cases)
            {
                break;
            }
        }

        string seconds = await Text(
            database, $"select extract(epoch from (select moved_at from following where region = '{LoadRig.Region}') - min(updated_at))::text from cases", cancellation);
        return TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
    }

    private static async Task<string> Text(NpgsqlDataSource database, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        command.CommandTimeout = 120;
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task Execute(NpgsqlDataSource database, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
