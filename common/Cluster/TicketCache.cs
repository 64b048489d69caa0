using System.Collections.Concurrent;
using Dialog.Calls;

namespace Dialog.Cluster;

/// <summary>Tickets signed and read a short while ago: thousands of calls a second carry the same few.</summary>
public sealed class TicketCache(CallTickets tickets, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Caller, (string Ticket, DateTimeOffset Until)> _signed = new();
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> _read = new();

    public string Sign(Caller caller)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_signed.TryGetValue(caller, out (string Ticket, DateTimeOffset Until) known) && now < known.Until)
        {
            return known.Ticket;
        }

        string ticket = tickets.Sign(caller, now);
        Keep(_signed, caller, (ticket, now + Fresh));
        return ticket;
    }

    /// <summary>Null: not signed by this installation, or too old.</summary>
    public Caller? Read(string? ticket)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (ticket is not null && _read.TryGetValue(ticket, out (Caller Caller, DateTimeOffset Until) known) && now < known.Until)
        {
            return known.Caller;
        }

        if (ticket is null || tickets.Read(ticket, now) is not { } caller)
        {
            return null;
        }

        Keep(_read, ticket, (caller, now + Fresh));
        return caller;
    }

    private static void Keep<TKey, TValue>(ConcurrentDictionary<TKey, TValue> known, TKey key, TValue value)
        where TKey : notnull
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[key] = value;
    }
}
