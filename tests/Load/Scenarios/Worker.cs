using Dialog.Benchmarks.Synthetic;
using Dialog.Cases;
using Dialog.Load.Rig;

namespace Dialog.Load.Scenarios;

/// <summary>One sender of the mix: 70 % first messages of new threads, 20 % follow-ups, 10 % commands of officials.</summary>
internal sealed class Worker(int number, ThreadDoor door)
{
    private const int Remembered = 64;
    private static readonly Actor Official = new(ActorKind.Official, "lapina", "Лапина Ольга Сергеевна");

    private readonly Random _random = new(number);
    private readonly SyntheticMessages _messages = new(LoadRig.Region, LoadRig.Feed, number);
    private readonly List<(IncomingMessage First, Guid CaseId)> _threads = [];
    private int _commands;

    public Task Once(CancellationToken cancellation)
    {
        double dice = _threads.Count == 0 ? 0 : _random.NextDouble();
        return dice switch
        {
            < 0.7 => Begin(cancellation),
            < 0.9 => door.Bring(_messages.Next(Known().First), cancellation),
            _ => Command(cancellation),
        };
    }

    private async Task Begin(CancellationToken cancellation)
    {
        IncomingMessage first = _messages.First();
        Receipt receipt = await door.Bring(first, cancellation);
        if (_threads.Count == Remembered)
        {
            _threads.RemoveAt(0);
        }

        _threads.Add((first, receipt.CaseId));
    }

    private Task<CommandReply> Command(CancellationToken cancellation)
    {
        (IncomingMessage first, Guid caseId) = Known();
        string id = $"load:{number}:{++_commands}";
        CaseCommand command = _commands % 2 == 1
            ? new Claim { CommandId = id, CaseId = caseId, By = Official }
            : new AddNote { CommandId = id, CaseId = caseId, By = Official, Text = "Позвонил исполнителю, обещали приехать завтра утром." };
        return door.Order(first.Thread, command, cancellation);
    }

    private (IncomingMessage First, Guid CaseId) Known() => _threads[_random.Next(_threads.Count)];
}
