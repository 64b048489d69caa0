using System.Text.Json;

namespace Dialog.Local;

/// <summary>The tracking codes the demo's residents hold, kept over restarts: whoever wrote yesterday still reads the answer today.</summary>
internal sealed class ResidentLedger
{
    private readonly string file;
    private readonly Dictionary<string, Entry> open = [];
    private readonly Lock gate = new();

    /// <param name="Home">null once the thread is settled</param>
    internal sealed record Entry(string Code, Phrases.Home? Home, DateTimeOffset At);

    public ResidentLedger(string dataFolder)
    {
        file = Path.Combine(dataFolder, "demo-residents.jsonl");
        if (!File.Exists(file))
            return;
        foreach (string line in File.ReadLines(file).Where(l => l.EndsWith('}')))
            Apply(JsonSerializer.Deserialize<Entry>(line)!);
    }

    /// <summary>The newest threads that still expect something.</summary>
    public Entry[] Open(int most)
    {
        lock (gate)
            return [.. open.Values.OrderByDescending(e => e.At).Take(most)];
    }

    public void Wrote(string code, Phrases.Home home, DateTimeOffset at) => Append(new Entry(code, home, at));

    public void Settled(string code, DateTimeOffset at) => Append(new Entry(code, null, at));

    private void Append(Entry entry)
    {
        lock (gate)
        {
            File.AppendAllText(file, JsonSerializer.Serialize(entry) + "\n");
            Apply(entry);
        }
    }

    private void Apply(Entry entry)
    {
        if (entry.Home is null)
            open.Remove(entry.Code);
        else
            open[entry.Code] = entry;
    }
}
