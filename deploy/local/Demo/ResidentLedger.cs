using System.Text.Json;

namespace Dialog.Local.Demo;

/// <summary>The tracking codes the demo's residents hold, kept over restarts: whoever wrote yesterday still reads the answer today.</summary>
internal sealed class ResidentLedger
{
    private readonly string _file;
    private readonly Dictionary<string, Entry> _open = [];
    private readonly Lock _gate = new();

    /// <param name="Home">null once the thread is settled</param>
    internal sealed record Entry(string Code, Phrases.Home? Home, DateTimeOffset At);

    public ResidentLedger(string dataFolder)
    {
        _file = Path.Combine(dataFolder, "demo-residents.jsonl");
        if (!File.Exists(_file))
        {
            return;
        }

        foreach (string line in File.ReadLines(_file).Where(l => l.EndsWith('}')))
        {
            Apply(JsonSerializer.Deserialize<Entry>(line)!);
        }
    }

    /// <summary>The newest threads that still expect something.</summary>
    public Entry[] Open(int most)
    {
        lock (_gate)
        {
            return [.. _open.Values.OrderByDescending(e => e.At).Take(most)];
        }
    }

    public void Wrote(string code, Phrases.Home home, DateTimeOffset at) => Append(new Entry(code, home, at));

    public void Settled(string code, DateTimeOffset at) => Append(new Entry(code, null, at));

    private void Append(Entry entry)
    {
        lock (_gate)
        {
            File.AppendAllText(_file, JsonSerializer.Serialize(entry) + "\n");
            Apply(entry);
        }
    }

    private void Apply(Entry entry)
    {
        if (entry.Home is null)
        {
            _open.Remove(entry.Code);
        }
        else
        {
            _open[entry.Code] = entry;
        }
    }
}
