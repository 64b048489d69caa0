using System.Globalization;
using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Several residents' cases beside one another, and the sweep that carries the cross-case messages between them.</summary>
internal sealed class Neighbourhood
{
    private readonly Dictionary<int, Situation> _cases = [];
    private readonly HashSet<string> _done = [];

    public Neighbourhood(int cases)
    {
        for (int number = 1; number <= cases; number++)
        {
            Guid id = new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
            Situation thread = Given.AThread() with { State = Case.None with { Id = id } };
            CaseOpened opened = (CaseOpened)thread.Hears("Яма на дороге").Decision.Events[0];
            Situation open = thread.Hears("Яма на дороге").Done;
            Case own = open.Events.Select((e, i) => i == 0 ? opened with { Thread = Thread(number) } : e).Aggregate(thread.State, (c, e) => CaseFold.Apply(c, e, Given.Monday));
            _cases[number] = open with { State = own };
        }
    }

    public Situation this[int number] => _cases[number];

    public IEnumerable<int> Numbers => _cases.Keys;

    public CaseRef Ref(int number) => new(_cases[number].State.Id, Thread(number), number);

    /// <summary>Decides as the thread's grain does: once per command id.</summary>
    public Decision Give(int number, CaseCommand command)
    {
        if (command.CommandId.Length > 0 && _done.Contains($"{number}:{command.CommandId}"))
        {
            return Decision.Nothing;
        }

        Decision decision = _cases[number].When(command).Decision;
        if (!decision.IsRefused && decision.Events.Count > 0)
        {
            _done.Add($"{number}:{command.CommandId}");
            _cases[number] = _cases[number].When(command).Done;
        }

        return decision;
    }

    public void Hears(int number, string text) => _cases[number] = _cases[number].Hears(text).Done;

    /// <summary>The opposite of two people's wishes about one pair is one wish: the later case goes into the earlier.</summary>
    public Decision Merge(int one, int other)
    {
        (int into, int from) = (Math.Min(one, other), Math.Max(one, other));
        return Give(from, new Merge { CommandId = "", CaseId = default, By = Commands.Official("olga"), Into = Ref(into), Number = from });
    }

    public void Unmerge(int number) => Give(number, new Unmerge { CommandId = "", CaseId = default, By = Commands.Official("olga"), Reason = "ошибка" });

    /// <summary>One case's cross-case messages, as the shard delivers them; a crash before the end leaves the row and all are delivered again.</summary>
    public void Carry(int number, bool crash = false)
    {
        if (_cases[number].State.CrossCaseTimer is not { } wake)
        {
            return;
        }

        foreach (CrossCaseMessage message in CrossCaseMessages.Of(_cases[number].State, number))
        {
            int to = int.Parse(message.Thread.Split('/')[1], CultureInfo.InvariantCulture);
            if (Give(to, message.Command).IsRefused && message.Undo is { } undo)
            {
                Give(number, undo);
            }
        }

        if (!crash)
        {
            Give(number, Commands.Pass(ClockRules.CrossCase, wake.Serial) with { CommandId = $"due:{number}:{wake.Serial}" });
        }
    }

    public void Settle()
    {
        for (int round = 0; round < 50 && _cases.Values.Any(c => c.State.CrossCaseMessages.Count > 0); round++)
        {
            foreach (int number in _cases.Keys.ToArray())
            {
                Carry(number);
            }
        }

        Assert.All(_cases.Values, c => Assert.Empty(c.State.CrossCaseMessages));
    }

    private static string Thread(int number) => $"telegram/{number}";
}
