using System.Reflection;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;

namespace Dialog.Support.Audit;

/// <summary>An event as the journal holds it.</summary>
internal sealed record StoredEvent(int Version, string Type, string Data, string CommandId, DateTimeOffset At);

/// <summary>The audit of one case: its events are folded again, and everything stored beside them is compared with the result.</summary>
internal sealed class CaseTrial(Guid id, AuditFindings findings)
{
    private static readonly PropertyInfo[] Columns = typeof(CaseSummary).GetProperties();

    private readonly HashSet<string> _commands = [];
    private string? _command;
    private readonly Dictionary<string, int> _missed = [];

    public Case State { get; private set; } = Case.None with { Id = id };

    public List<int> Answers { get; } = [];

    public int Messages { get; private set; }

    public void TakeCrossCase(StoredEvent stored)
    {
        findings.Events++;
        if (stored.Version != State.Version + 1)
        {
            findings.Violation($"case {id}: version {stored.Version} follows {State.Version}");
        }

        if (stored.CommandId != _command)
        {
            _command = stored.CommandId;
            if (!_commands.Add(stored.CommandId))
            {
                findings.Double($"case {id}: command {stored.CommandId} was done again at version {stored.Version}");
            }

            findings.Command(stored.CommandId, id);
        }

        CaseEvent happened = CaseEventJson.Read(stored.Type, stored.Data);
        Case before = State;
        State = CaseFold.Apply(State with { Version = stored.Version - 1 }, happened, stored.At);
        Judge(before, happened, stored);
    }

    /// <summary>Compares the row of the read model with the fold.</summary>
    public void Face(CaseSummary row, int ordinal, string channel, string residentId)
    {
        CaseSummary folded = Microseconds.Of(CaseSummaries.Of(State, row.Number));
        row = Microseconds.Of(row);
        string[] different = [.. Columns.Where(p => !Same(p.GetValue(folded), p.GetValue(row))).Select(p => $"{p.Name} is {p.GetValue(row)}, folded {p.GetValue(folded)}")];
        if (different.Length > 0)
        {
            findings.Violation($"case {id}: the read model differs from the fold: {string.Join("; ", different)}");
        }

        if ((State.Ordinal, State.Channel, State.ResidentId) != (ordinal, channel, residentId))
        {
            findings.Violation($"case {id}: ordinal, channel or resident of the read model differ from the fold");
        }
    }

    /// <summary>The timers that must be stored in the table <c>deadlines</c>.</summary>
    public IEnumerable<(string Kind, int Serial, DateTimeOffset At)> Timers()
    {
        foreach (Obligation owed in State.Owed)
        {
            if (owed.WakeAt is { } wake)
            {
                yield return (Obligations.KindOf(owed.Deadline), owed.Serial, wake);
            }
        }

        if (State.Lease is { } lease)
        {
            yield return (ClockRules.Lease, lease.Serial, lease.At);
        }

        if (State.Silence is { } silence)
        {
            yield return (ClockRules.Silence, silence.Serial, silence.At);
        }

        if (State.CrossCaseTimer is { } errands)
        {
            yield return (ClockRules.CrossCase, errands.Serial, errands.At);
        }
    }

    private void Judge(Case before, CaseEvent happened, StoredEvent stored)
    {
        switch (happened)
        {
            case MessageReceived m:
                Messages++;
                findings.Message(State.Thread, m.MessageId);
                break;
            case AnswerGiven or CaseForwarded:
                Answers.Add(stored.Version);
                break;
            case DeadlineMissed missed:
                findings.Missed(missed.DueAt, stored.At);
                _missed[missed.Deadline] = _missed.GetValueOrDefault(missed.Deadline) + 1;
                if (_missed[missed.Deadline] > 1)
                {
                    findings.Double($"case {id}: the deadline '{missed.Deadline}' was missed {_missed[missed.Deadline]} times (version {stored.Version})");
                }

                if (stored.At < missed.DueAt)
                {
                    findings.Violation($"case {id}: a deadline was called missed before it was due (version {stored.Version})");
                }

                break;
        }

        foreach (Obligation owed in before.Owed)
        {
            bool ended = State.Owed.Find(owed.Deadline) is null || (happened is DeadlineSet set && set.Deadline == owed.Deadline);
            // An approver's time ends in a substitute, not in a miss; a clock that stood passes nothing.
            if (ended && !owed.Standing && owed.Deadline != Obligations.Approval && _missed.GetValueOrDefault(owed.Deadline) == 0 && stored.At > owed.DueAt + findings.Overdue)
            {
                findings.Violation($"case {id}: the deadline '{owed.Deadline}' due at {owed.DueAt:O} passed unnoticed until version {stored.Version}");
            }

            if (ended)
            {
                _missed.Remove(owed.Deadline);
            }
        }
    }

    private static bool Same(object? one, object? other) =>
        one is string[] list ? other is string[] listed && list.SequenceEqual(listed) : Equals(one, other);
}
