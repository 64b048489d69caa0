using System.Threading.Channels;
using Orleans;
using Orleans.Runtime;

namespace Dialog.Cluster.Tests.Storage;

[Alias("tests.notebook")]
public interface INotebook : IGrainWithStringKey
{
    [Alias("write")]
    Task Write(string line);

    [Alias("lines")]
    Task<string[]> Lines();

    [Alias("clear")]
    Task Clear();

    [Alias("forget")]
    Task Forget();

    [Alias("remind")]
    Task Remind(TimeSpan period);

    [Alias("unremind")]
    Task<bool> Unremind();
}

public enum NotebookKind
{
    Plain,
    Ruled,
}

public sealed class NotebookState
{
    public List<string> Lines { get; init; } = [];

    public NotebookKind Kind { get; set; }
}

/// <summary>A grain of the tests, keyed by any text: keeps lines, ticks by a reminder.</summary>
public sealed class Notebook(
    [PersistentState("notebook")] IPersistentState<NotebookState> state, Channel<string> ticks)
    : Grain, INotebook, IRemindable
{
    private const string Reminder = "tick";

    public Task Write(string line)
    {
        state.State.Lines.Add(line);
        state.State.Kind = NotebookKind.Ruled;
        return state.WriteStateAsync();
    }

    public Task<string[]> Lines() => Task.FromResult(state.State.Lines.ToArray());

    public Task Clear() => state.ClearStateAsync();

    public async Task Forget() => await state.ReadStateAsync();

    public Task Remind(TimeSpan period) => this.RegisterOrUpdateReminder(Reminder, period, period);

    public async Task<bool> Unremind()
    {
        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        return await this.GetReminder(Reminder) is null;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        ticks.Writer.WriteAsync(this.GetPrimaryKeyString()).AsTask();
}
