using System.Collections.Concurrent;

namespace Dialog.Support.Audit;

/// <summary>What a load was promised: messages and commands somebody answered "done" to. Written by many at once.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<(string Thread, string MessageId), byte> _messages = new();
    private readonly ConcurrentDictionary<string, Guid> _commands = new();

    public int Messages => _messages.Count;

    public int Commands => _commands.Count;

    internal IEnumerable<(string Thread, string MessageId)> AllMessages => _messages.Keys;

    internal IEnumerable<KeyValuePair<string, Guid>> AllCommands => _commands;

    public void Acknowledged(string thread, string messageId) => _messages[(thread, messageId)] = 1;

    /// <param name="commandId">as the journal keeps it: <c>api:{login}:{key}</c> for a command through the api</param>
    public void Done(string commandId, Guid caseId) => _commands[commandId] = caseId;
}
