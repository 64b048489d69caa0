using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Observability;

/// <summary>The files of <c>deploy/observability</c>: rules that Prometheus takes, metrics that exist, a runbook for each alert.</summary>
public sealed partial class TheAlerts
{
    private const string Promtool = "/usr/bin/promtool";
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));
    private static readonly string Rules = Path.Combine(Root, "deploy/observability/prometheus/rules.yml");

    private static string[] Alerts => [.. AlertLine().Matches(File.ReadAllText(Rules)).Select(m => m.Groups[1].Value)];

    private static string[] Boards => Directory.GetFiles(Path.Combine(Root, "deploy/observability/grafana/dashboards"), "*.json");

    [Fact]
    public async Task Are_rules_that_Prometheus_takes() => await Run("check", "rules", Rules);

    [Fact]
    public async Task Fire_on_what_they_are_for_and_not_on_what_is_near_it() => await Run("test", "rules", Path.ChangeExtension(Rules, ".test.yml"));

    [Fact]
    public void Have_a_test_each_that_they_fire_and_one_that_they_keep_quiet()
    {
        string tests = File.ReadAllText(Path.ChangeExtension(Rules, ".test.yml"));
        Assert.True(Alerts.Length > 15);
        Assert.All(Alerts, alert =>
        {
            Assert.Contains($"name: {alert} fires\n", tests, StringComparison.Ordinal);
            Assert.Contains($"name: {alert} keeps quiet\n", tests, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Link_to_a_runbook_of_their_own_and_no_runbook_is_for_nothing()
    {
        string[] linked = [.. RunbookLine().Matches(File.ReadAllText(Rules)).Select(m => m.Groups[1].Value)];
        Assert.Equal(Alerts.Select(a => a.ToLowerInvariant()), linked);
        string[] headings = [.. Heading().Matches(File.ReadAllText(Path.Combine(Root, "docs/operations.md"))).Select(m => m.Groups[1].Value)];
        Assert.Equal(Alerts.Order(), headings.Order());
    }

    [Fact]
    public void Name_only_metrics_the_product_has() => Assert.Empty(Expressions().SelectMany(Metrics).Distinct().Except(OwnMetrics.Exported()));

    [Fact]
    public void Leave_no_meter_of_a_queue_without_a_board() =>
        Assert.Empty(OwnMetrics.Instruments().Where(i => !Expressions().Any(e => e.Contains(OwnMetrics.NameOf(i), StringComparison.Ordinal))).Select(i => i.Name)
            .Except(["dialog.projections.unindexed", "dialog.feed.nodes", "dialog.push.dropped", "dialog.backlog.failures", "dialog.journal.statement.duration"]));

    [Fact]
    public async Task Come_with_boards_whose_questions_Prometheus_understands()
    {
        string rules = Path.Combine(Directory.CreateTempSubdirectory("dialog-boards-").FullName, "boards.yml");
        try
        {
            string[] questions = [.. Boards.SelectMany(Questions)];
            Assert.True(questions.Length > 30);
            await File.WriteAllTextAsync(rules, "groups: [ { name: boards, rules: [\n" + string.Join(",\n", questions.Select((q, i) => $"{{ record: 'board:q{i}', expr: '{q}' }}")) + "\n] } ]\n");
            await Run("check", "rules", rules);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(rules)!, recursive: true);
        }
    }

    private static IEnumerable<string> Expressions() => [.. ExpressionLine().Matches(File.ReadAllText(Rules)).Select(m => m.Groups[1].Value), .. Boards.SelectMany(Questions)];

    private static IEnumerable<string> Questions(string board) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(board)).GetProperty("panels").EnumerateArray()
        .SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!);

    private static IEnumerable<string> Metrics(string expression) => OwnMetric().Matches(expression).Select(m => m.Value);

    private static async Task Run(params string[] arguments)
    {
        if (!File.Exists(Promtool))
        {
            Assert.Skip("promtool is not installed (Debian: prometheus): the rules were not tested.");
        }

        using Process promtool = Process.Start(new ProcessStartInfo(Promtool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> said = promtool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string complained = await promtool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await promtool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(promtool.ExitCode == 0, $"{await said}{complained}");
    }

    [GeneratedRegex(@"^      - alert: (\w+)$", RegexOptions.Multiline)]
    private static partial Regex AlertLine();

    [GeneratedRegex(@"^        expr: '(.*)'$", RegexOptions.Multiline)]
    private static partial Regex ExpressionLine();

    [GeneratedRegex(@"runbook: docs/operations\.md#(\w+)$", RegexOptions.Multiline)]
    private static partial Regex RunbookLine();

    [GeneratedRegex(@"^### (Dialog[A-Za-z]+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\bdialog_[a-z0-9_]+")]
    private static partial Regex OwnMetric();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
