using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Dialog.Benchmarks.Synthetic;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Classification;
using Dialog.Deadlines.Domain;
using Dialog.Push;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Dialog.Benchmarks.Micro;

/// <summary>What one message costs in each step between the network and the screens, single-threaded.</summary>
internal static class MicroBenchmark
{
    private const int Texts = 256;
    private const int ChangesPerBatch = 25;

    public static Task Run()
    {
        CaseRules rules = new(DemoRegion.As("micro"));
        CaseRules hundred = new(DemoRegion.As("micro") with { Automation = HundredRules.All });
        SyntheticMessages messages = new("micro", "micro", 1);
        IncomingMessage[] incoming = [.. Enumerable.Range(0, Texts).Select(_ => messages.First())];
        JournalEntry[] entries = [.. incoming.Select(m => SyntheticAppends.Of(m, rules, "roads"))];
        string[] json = [.. entries.SelectMany(e => e.Events).Select(CaseEventJson.Write)];
        string[] names = [.. entries.SelectMany(e => e.Events).Select(CaseEventNames.Of)];
        MessageReader reader = new(LinearClassifier.LoadEmbedded());
        ChangeBatch batch = new("region:micro", Guid.NewGuid(), 1000,
            [.. entries.Take(ChangesPerBatch).Select((e, i) => new CaseChange(1001 + i, false, CaseSummaries.Of(e.After, i + 1)))]);
        JsonHubProtocol protocol = Protocol();
        InvocationMessage written = new("Changes", [batch]);

        Table table = new();
        table.AddColumns("step", "time", "allocated");
        int next = 0;
        Row("classify: kind, topic, urgency, address", () => reader.Read(incoming[next++ % Texts]));
        Row("decide and fold a new message", () => SyntheticAppends.Of(incoming[next++ % Texts], rules, "roads"));
        Row("ask 100 rules of an administrator about it", () =>
        {
            JournalEntry asked = entries[next++ % Texts];
            hundred.Automation.Extend(asked.Before, Decision.Accept(asked.Events.ToList()), hundred, FrozenDictionary<string, int>.Empty, asked.At);
        });
        Row("of which: plan the deadline", () => rules.Deadline(new DeadlineQuestion(Obligations.Answer, MessageKind.Complaint, "roads", "roads", Importance.Normal), DateTimeOffset.UtcNow));
        Row("write one event as JSON", () => CaseEventJson.Write(entries[next++ % Texts].Events[next % 3]));
        Row("read one event from JSON", () => CaseEventJson.Read(names[++next % names.Length], json[next % json.Length]));
        Row("summary of a case", () => CaseSummaries.Of(entries[next++ % Texts].After, 1));
        Row($"frame a batch of {ChangesPerBatch} changes, once per node", () => protocol.GetMessageBytes(written));
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine($"[grey]a batch of {ChangesPerBatch} changes has {protocol.GetMessageBytes(written).Length:N0} bytes[/]");
        return Task.CompletedTask;

        void Row(string step, Action call)
        {
            Stopclock.Cost cost = Stopclock.Of(call);
            table.AddRow(step, $"{cost.Nanoseconds / 1000:N1} µs", $"{cost.Bytes:N0} B");
        }
    }

    // As api/Setup/Json.cs has it.
    private static JsonHubProtocol Protocol()
    {
        JsonHubProtocolOptions options = new();
        JsonSerializerOptions json = options.PayloadSerializerOptions;
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return new JsonHubProtocol(Options.Create(options));
    }
}
