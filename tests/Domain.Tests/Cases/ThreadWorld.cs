using System.Globalization;
using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>
/// One resident, three officials, a network that doubles and reorders, activations of the thread that know nothing of each other and
/// whose calls stop before and after every request to the journal while others go on.
/// </summary>
internal sealed class ThreadWorld
{

    private readonly Activation[] _activations;
    private readonly List<Activation> _lost = [];
    private readonly List<IncomingMessage> _written = [], _underWay = [];
    private readonly List<CaseCommand> _given = [];
    private readonly ThreadCallers _callers;
    private readonly List<(Guid Case, string Kind, int Serial)> _swept = [];
    private readonly CaseRules _rules;
    private readonly AnyCommand _any;
    private int _steps;

    public ThreadWorld(CaseRules? rules = null, int activations = 2)
    {
        _rules = rules ?? Given.Rules;
        _any = new AnyCommand(Journal);
        _callers = new ThreadCallers(Journal);
        _activations = [.. Enumerable.Range(0, activations).Select(_ => Fresh())];
    }

    public MemoryJournal Journal { get; } = new();

    public DateTimeOffset Now { get; private set; } = Given.Monday;

    public IEnumerable<string> Arrived => _written.Except(_underWay).Where(m => m.What != IncomingKind.Deleted).Select(m => m.MessageId).Distinct();

    public IEnumerable<Case> Remembered => _activations.Concat(_lost).SelectMany(a => Journal.Cases.Keys.Select(a.Core.Remembered)).OfType<Case>();

    public int LostRaces => _callers.LostRaces;

    /// <param name="run">Even: the step's call runs to its end. Odd: it stops somewhere, and another call takes some steps first.</param>
    public void Step(int what, int a, int b, int run)
    {
        Activation[] all = [.. _activations, .. _lost];
        all[run / 64 % all.Length].Advance(run % 2 == 0 ? 0 : run / 16 % 4);
        _steps = run % 2 == 0 ? int.MaxValue : run / 2 % 8;
        switch (what)
        {
            case <= 3: Write(IncomingKind.New, _written.Count, a, b); break;
            case 4: Write(IncomingKind.Edited, a % (_written.Count + 1), a, b); break;
            case 5: Write(IncomingKind.Deleted, a % (_written.Count + 1), a, b); break;
            case <= 9: Arrive(a, keep: b % 3 == 0); break;
            case <= 11: Give(Commands.Claim(AnyCommand.Officials[a % 3]), a, b); break;
            case 12: Give(Commands.Release(AnyCommand.Officials[a % 3]), a, b); break;
            case <= 15: Give(AnyCommand.Answer(a, Now), a, b); break;
            case 16: Give(AnyCommand.End(a), a, b); break;
            case 17: Give(AnyCommand.Correction(a), a, b); break;
            case <= 19: Give(_any.Delivery(a, b), a, b); break;
            case <= 21: Pass(a, b); break;
            case <= 23: Sweep(b); break;
            case <= 25: Repeat(a, b); break;
            case 26: Journal.Next = (MemoryJournal.Fault)(1 + a % 4); break;
            case >= 28 and <= 30: Give(_any.Approval(a, b), a, b); break;
            case 31: Give(AnyCommand.Dispute(a), a, b); break;
            case 32: Give(AnyCommand.Formal(a), a, b); break;
            case 33 or 34: Give(AnyCommand.Split(Now), a, b); break;
            case 35: Erase(a, b); break;
            default: Restart(a); break;
        }
    }

    /// <summary>Everything under way arrives, answers too, and two years pass.</summary>
    public void Settle()
    {
        Journal.Next = MemoryJournal.Fault.None;
        _steps = int.MaxValue;
        Array.ForEach([.. _activations, .. _lost], a => a.Finish());
        for (int attempts = _underWay.Count; attempts > 0; attempts--)
        {
            Arrive(0, keep: false);
        }

        Assert.Empty(_underWay);

        // One that knows it all: from memory that is behind, "sent" may seem known when it has failed since.
        Restart(0);
        foreach (Case c in Journal.Cases.Keys.Select(id => Journal.Fold(id)).Where(c => c is { Settlement: not null, Silence: null }).ToArray())
        {
            RecordDelivery sent = Commands.Delivery(c.Settlement!.AnswerVersion, DeliveryState.Sent);
            Begin(0, on => _callers.Do(on, sent with { CommandId = $"sent:{c.Id}", CaseId = c.Id }));
        }

        for (int round = 0; round < 12; round++)
        {
            Now = Now.AddDays(60);
            Sweep(round);
        }
    }

    private void Write(IncomingKind what, int which, int a, int b)
    {
        IncomingMessage m = AnyMessage.Of(what, which, a, b, Now);
        _written.Add(m);
        _underWay.Add(m);
    }

    private void Arrive(int which, bool keep)
    {
        if (_underWay.Count > 0)
        {
            IncomingMessage m = _underWay[which % _underWay.Count];
            Begin(which / 7, async on =>
            {
                if (await _callers.Bring(on, m) && !keep && !on.IsLost)
                {
                    _underWay.Remove(m);
                }
            });
        }
    }

    private void Give(CaseCommand command, int a, int b)
    {
        Guid[] cases = [.. Journal.Cases.Keys];
        command = _any.To(
            command with
            {
                CommandId = "c" + _given.Count.ToString(CultureInfo.InvariantCulture),
                CaseId = cases.Length == 0 ? Guid.Empty : cases[^(1 + (b % 4 == 0 ? b / 4 % cases.Length : 0))],
            },
            a, b);
        _given.Add(command);
        Begin(b / 5, on => _callers.Do(on, command));
    }

    private void Begin(int which, Func<Activation, Task> call)
    {
        Activation on = _activations[which % _activations.Length];
        on.Begin(() => call(on));
        on.Advance(_steps);
    }

    private void Pass(int a, int b) => Now += (a % 3) switch
    {
        0 => TimeSpan.FromMinutes(b % 40),
        1 => TimeSpan.FromHours(b % 30),
        _ => TimeSpan.FromDays(b % 9),
    };

    // What a sweep has read it brings, even when the rows have changed since: every other time the list is an old one.
    private void Sweep(int b)
    {
        if (b % 2 == 0 || _swept.Count == 0)
        {
            _swept.Clear();
            _swept.AddRange(Journal.Deadlines.Rows.Where(r => r.Value.At <= Now).OrderBy(r => r.Value.At).Select(r => (r.Key.Case, r.Key.Kind, r.Value.Serial)));
        }

        foreach ((Guid caseId, string kind, int serial) in _swept)
        {
            FireTimer due = Commands.Pass(kind, serial) with { CaseId = caseId, CommandId = $"due:{caseId}:{kind}:{serial}" };
            Begin(b / 5, on => _callers.PassOn(on, due));
        }
    }

    private void Repeat(int a, int b)
    {
        if (a % 2 == 0 && _given.Count > 0)
        {
            CaseCommand again = _given[a % _given.Count];
            Begin(b / 5, on => _callers.Do(on, again));
        }
        else if (_written.Except(_underWay).ToArray() is { Length: > 0 } arrived)
        {
            IncomingMessage again = arrived[a % arrived.Length];
            Begin(b / 7, on => _callers.Bring(on, again));
        }
    }

    // The grain forgets together with its case, whatever the outcome there; another activation is left behind.
    private void Erase(int a, int b)
    {
        if (Journal.Cases.Count > 0)
        {
            Guid caseId = Journal.Cases.Keys.ElementAt(a % Journal.Cases.Count);
            Begin(b, on =>
            {
                Journal.Erase(caseId, Now);
                on.Core.Forget();
                return Task.CompletedTask;
            });
        }
    }

    // Nobody receives the result of what the lost silo was doing; it may yet reach the journal, or never.
    private void Restart(int a)
    {
        int which = a % _activations.Length;
        _activations[which].IsLost = true;
        if (_activations[which].IsBusy && a / 2 % 2 == 0)
        {
            _lost.Add(_activations[which]);
        }

        _activations[which] = Fresh();
    }

    private Activation Fresh() => new(Journal, _rules, new ToldTime(() => Now), AnyMessage.Read);
}
