namespace Dialog.Support.Audit;

/// <summary>What the trials of single cases found, summed up.</summary>
internal sealed class AuditFindings(TimeSpan overdue = default, DateTimeOffset since = default)
{
    private readonly Dictionary<(string Thread, string MessageId), int> _messages = [];
    private readonly Dictionary<string, Guid> _commands = [];

    public List<string> Violations { get; } = [];

    /// <summary>How long after its time a timer may remain unfired.</summary>
    public TimeSpan Overdue => overdue;

    public int Events { get; set; }

    public int Doubled { get; private set; }

    public int Lost { get; private set; }

    public int Messages => _messages.Count;

    public int DeadlinesMissed { get; private set; }

    public TimeSpan LatestDeadline { get; private set; }

    public void Violation(string what) => Violations.Add(what);

    public void Double(string what)
    {
        Doubled++;
        Violation(what);
    }

    public void Message(string thread, string messageId)
    {
        int times = _messages[(thread, messageId)] = _messages.GetValueOrDefault((thread, messageId)) + 1;
        if (times > 1)
        {
            Double($"message {messageId} of {thread} was received {times} times");
        }
    }

    public void Command(string commandId, Guid caseId) => _commands[commandId] = caseId;

    public void Missed(DateTimeOffset dueAt, DateTimeOffset at)
    {
        DeadlinesMissed++;
        LatestDeadline = dueAt >= since && at - dueAt > LatestDeadline ? at - dueAt : LatestDeadline;
    }

    public void Compare(Ledger ledger)
    {
        foreach ((string thread, string messageId) in ledger.AllMessages)
        {
            if (!_messages.ContainsKey((thread, messageId)))
            {
                Lose($"message {messageId} of {thread} was acknowledged and is not in the journal");
            }
        }

        foreach ((string commandId, Guid caseId) in ledger.AllCommands)
        {
            if (!_commands.TryGetValue(commandId, out Guid found) || found != caseId)
            {
                Lose($"command {commandId} of case {caseId} was answered \"done\" and is not in the journal");
            }
        }
    }

    private void Lose(string what)
    {
        Lost++;
        Violation(what);
    }
}
