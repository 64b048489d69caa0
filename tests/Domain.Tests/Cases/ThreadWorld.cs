using System.Globalization;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Intake;
using Dialog.Storage.Journal;
using Orleans.Storage;

namespace Dialog.Domain.Tests.Cases;

/// <summary>One resident, three officials, a network that doubles and reorders, two activations of the thread that know nothing of each other.</summary>
internal sealed class ThreadWorld
{
    private static readonly string[] Officials = ["anna", "boris", "vera"];
    private static readonly string[] Above = ["rita", "hugo", "greta", "anna", "boris", "vera"];
    private static readonly string[] Texts = ["яма", "thanks", "thanks?", "question", "urgent", "health", "unclear", "👍"];
    private static readonly string[] Topics = ["roads", "health-care", "space"];
    private static readonly string[] Authorities = ["roads", "health", "moon"];

    private readonly ThreadModel[] _activations = new ThreadModel[2];
    private readonly List<IncomingMessage> _written = [], _underWay = [];
    private readonly List<CaseCommand> _given = [];
    private readonly HashSet<string> _done = [];
    private readonly List<(Guid Case, string Kind, int Serial)> _swept = [];

    private readonly CaseRules _rules;

    public ThreadWorld(CaseRules? rules = null)
    {
        _rules = rules ?? Given.Rules;
        Restart(0);
        Restart(1);
    }

    public MemoryJournal Journal { get; } = new();

    public DateTimeOffset Now { get; private set; } = Given.Monday;

    public IEnumerable<string> Arrived => _written.Except(_underWay).Where(m => m.What != IncomingKind.Deleted).Select(m => m.MessageId).Distinct();

    public IEnumerable<Case> Remembered => _activations.SelectMany(a => Journal.Cases.Keys.Select(a.Remembered)).OfType<Case>();

    public void Step(int what, int a, int b)
    {
        switch (what)
        {
            case <= 3: Write(IncomingKind.New, Id(_written.Count), a, b); break;
            case 4: Write(IncomingKind.Edited, Id(a % (_written.Count + 1)), a, b); break;
            case 5: Write(IncomingKind.Deleted, Id(a % (_written.Count + 1)), a, b); break;
            case <= 9: Arrive(a, keep: b % 3 == 0); break;
            case <= 11: Give(Commands.Claim(Officials[a % 3]), b); break;
            case 12: Give(Commands.Release(Officials[a % 3]), b); break;
            case <= 15: Give(Answer(a), b); break;
            case 16: Give(a % 2 == 0 ? Commands.Confirm(a % 4 == 0 ? ActorKind.Resident : ActorKind.Official) : Commands.Dispute(a % 3 == 0 ? "нет" : null), b); break;
            case 17: Give(Correction(a), b); break;
            case <= 19: Give(Commands.Delivery(Answers(b) - a % 3, (DeliveryState)(a % 6)), b); break;
            case <= 21: Pass(a, b); break;
            case <= 23: Sweep(b); break;
            case <= 25: Repeat(a, b); break;
            case >= 28 and <= 30: Give(Approval(a, b), b); break;
            case 31: Give(Dispute(a), b); break;
            case 32: Give(Formal(a), b); break;
            case 26: Journal.Next = (MemoryJournal.Fault)(1 + a % 3); break;
            default: Restart(a % 2); break;
        }
    }

    /// <summary>Everything under way arrives, answers too, and two years pass.</summary>
    public void Settle()
    {
        Journal.Next = MemoryJournal.Fault.None;
        while (_underWay.Count > 0)
        {
            Arrive(0, keep: false);
        }

        // One that knows it all: from memory that is behind, "sent" may seem known when it has failed since.
        Restart(0);
        foreach (Case c in Journal.Cases.Keys.Select(id => Journal.Fold(id)).Where(c => c is { Settlement: not null, Silence: null }).ToArray())
        {
            RecordDelivery sent = Commands.Delivery(c.Settlement!.AnswerVersion, DeliveryState.Sent);
            Execute(sent with { CommandId = $"sent:{c.Id}", CaseId = c.Id }, 0);
        }

        for (int round = 0; round < 12; round++)
        {
            Now = Now.AddDays(60);
            Sweep(round);
        }
    }

    private void Write(IncomingKind what, string id, int a, int b)
    {
        IncomingMessage m = new()
        {
            What = what,
            Region = Given.Region.Code,
            Channel = "telegram",
            Network = "telegram",
            Conversation = "77",
            MessageId = id,
            AuthorId = "r1",
            AuthorName = "Resident",
            Text = Texts[a % Texts.Length],
            Attachments = b % 4 == 0 ? [new Attachment("photo", "f", null, null, "image/jpeg", 5)] : [],
            PublishedAt = Now.AddSeconds(-b % 100),
            SeenAt = Now,
            IsPublic = b % 2 == 0,
            AlbumId = b % 4 == 0 ? "album" + (b / 4 % 3).ToString(CultureInfo.InvariantCulture) : null,
            Address = b % 5 == 0 ? "Химки, Ленина 5" : null,
            EditedAt = what == IncomingKind.Edited && b % 2 == 0 ? Now : null,
        };
        _written.Add(m);
        _underWay.Add(m);
    }

    private void Arrive(int which, bool keep)
    {
        if (_underWay.Count > 0)
        {
            IncomingMessage m = _underWay[which % _underWay.Count];
            if (Try(() => Bring(m, which)) && !keep)
            {
                _underWay.Remove(m);
            }
        }
    }

    private void Bring(IncomingMessage m, int activation)
    {
        int before = Journal.Count;
        Receipt receipt = _activations[activation / 7 % 2].Receive(m);
        Check(receipt.Outcome, m.Thread + ThreadMemory.CommandIdOf(m), before);
    }

    private void Give(CaseCommand command, int b)
    {
        Guid[] cases = [.. Journal.Cases.Keys];
        command = command with
        {
            CommandId = "c" + _given.Count.ToString(CultureInfo.InvariantCulture),
            CaseId = cases.Length == 0 ? Guid.Empty : cases[^(1 + (b % 4 == 0 ? b / 4 % cases.Length : 0))],
        };
        if (command is Answer answer && b % 3 > 0)
        {
            command = answer with { SeenVersion = Math.Max(0, Journal.Version(command.CaseId) - b % 3 + 1) };
        }

        _given.Add(command);
        Try(() => Execute(command, b));
    }

    private void Execute(CaseCommand command, int activation)
    {
        int before = Journal.Count;
        CommandReply reply = _activations[activation / 5 % 2].Execute(command);
        Check(reply.Outcome, command.CommandId, before);
        if (command is PassDeadline due && reply.Code is ClockRules.Stale or "case-not-found")
        {
            Journal.Deadlines.Drop(due.CaseId, due.Kind, due.Serial);
        }
    }

    private void Check(CommandOutcome outcome, string commandId, int eventsBefore)
    {
        Assert.Equal(outcome == CommandOutcome.Done, Journal.Count > eventsBefore);
        Assert.True(outcome != CommandOutcome.Done || _done.Add(commandId), $"{commandId} was done twice.");
    }

    private Answer Answer(int a) => Commands.Answer(Officials[a % 3], (AnswerKind)(a / 3 % 4), "Сделано", Now.AddHours(a % 400 - 20));

    private int Answers(int b) => Journal.Cases.Count == 0 ? 0 : Journal.Fold(Journal.Cases.Keys.ElementAt(b % Journal.Cases.Count)).LastAnswerVersion;

    private static CaseCommand Correction(int a) => (a % 5) switch
    {
        0 => Commands.Reclassify((MessageKind)(a / 5 % 6), Topics[a / 30 % 3]),
        1 => Commands.Reclassify(importance: (Importance)(a / 5 % 2), address: a % 3 == 0 ? "Химки" : null),
        2 => Commands.Assign(Authorities[a / 5 % 3], a % 2 == 0 ? Officials[a / 15 % 3] : null),
        3 => Commands.Note("звонил"),
        _ => Commands.Close(Officials[a / 5 % 3]),
    };

    // Of the text that stands, most often; now and then of one that stood before.
    private CaseCommand Approval(int a, int b)
    {
        int revision = Journal.Cases.Count == 0 ? 0 : (Journal.Fold(Journal.Cases.Keys.Last()).Proposal?.Revision ?? 0) - (a % 7 == 0 ? 1 : 0);
        string who = Above[a % 6];
        return (b / 4 % 6) switch
        {
            0 => Commands.Return(who, revision),
            1 => Commands.Delegate(who, revision, Above[a / 7 % 6]),
            2 => Commands.Withdraw(who, revision),
            3 => Commands.Review(who, Answers(b), a % 2 == 0, "замечание"),
            _ => Commands.Approve(who, revision, lead: a % 11 == 0),
        };
    }

    private static CaseCommand Dispute(int a) => (a % 5) switch
    {
        0 or 1 => Commands.HandBack(Officials[a / 5 % 3], a % 2 == 0 ? Authorities[a / 15 % 3] : null),
        2 => Commands.Arbitrate(Above[a / 5 % 6], Authorities[a / 30 % 3], a % 3 == 0),
        3 => Commands.GivePromise(Above[a / 5 % 6]),
        _ => Commands.Tag([$"t{a % 9}"], $"t{a / 9 % 9}"),
    };

    private static CaseCommand Formal(int a) => (a % 4) switch
    {
        0 => Commands.AskFormally(),
        1 => Commands.Register($"{a % 20}"),
        2 => Commands.AnswerFormally("исх. 1"),
        _ => Commands.Set("flat", a % 3 == 0 ? null : $"{a % 10}"),
    };

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
            PassDeadline due = Commands.Pass(kind, serial) with { CaseId = caseId, CommandId = $"due:{caseId}:{kind}:{serial}" };
            Try(() => Execute(due, b));
        }
    }

    private void Repeat(int a, int b)
    {
        if (a % 2 == 0 && _given.Count > 0)
        {
            Try(() => Execute(_given[a % _given.Count], b));
        }
        else if (_written.Except(_underWay).ToArray() is { Length: > 0 } arrived)
        {
            Try(() => Bring(arrived[a % arrived.Length], b));
        }
    }

    private void Restart(int which) => _activations[which] = new ThreadModel(Journal, _rules, () => Now, Read);

    // An outcome nobody knows: the caller repeats with the same id, some time.
    private static bool Try(Action call)
    {
        try
        {
            call();
            return true;
        }
        catch (Exception e) when (e is JournalUnavailableException or JournalSaturatedException or InconsistentStateException)
        {
            return false;
        }
    }

    private static string Id(int n) => "m" + n.ToString(CultureInfo.InvariantCulture);

    private static MessageFacts Read(string text) => text switch
    {
        "thanks" => Given.Thanks,
        "thanks?" => Given.Thanks with { KindConfidence = 0.4 },
        "question" => Given.Complaint with { Kind = MessageKind.Question },
        "urgent" => Given.Complaint with { Urgent = true },
        "health" => Given.Complaint with { Topic = "health-care", Address = "Мира 1" },
        "unclear" => Given.Complaint with { TopicConfidence = 0.1 },
        _ => Given.Complaint,
    };
}
