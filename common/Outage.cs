using System.Net.Sockets;
using Dialog.Cases;
using Npgsql;

namespace Dialog;

/// <summary>What an error says about the work it met.</summary>
public enum Failure
{
    /// <summary>A bug, or a refusal that no repetition changes.</summary>
    Fault,

    /// <summary>A silo, a gateway, a connection or the database is going away or coming back: the work is unchanged and is started again.</summary>
    Outage,

    /// <summary>PostgreSQL cannot hold this content: a bad encoding, a number out of range, a row too large.</summary>
    Content,

    /// <summary>A constraint refused the row.</summary>
    Constraint,
}

/// <summary>The one place that distinguishes an outage from a fault: what is repeated, what is answered with 503, what a dispatcher waits out.</summary>
public static class Outage
{
    public static bool IsOne(Exception error) => Of(error) == Failure.Outage;

    /// <summary>
    /// For work that repeats by itself, such as a dispatcher or a sweep: its pass ends and the next one meets the same rows. Any error of the
    /// database is among them, for a dispatcher that stopped at one would leave everything behind it; a cancellation is not, it ends the work.
    /// </summary>
    public static bool EndsThePass(Exception error) => error is NpgsqlException || (error is not OperationCanceledException && IsOne(error));

    public static Failure Of(Exception error) => error switch
    {
        PostgresException refused => OfState(refused),
        // Whatever the server did not say itself befell the connection.
        NpgsqlException => Failure.Outage,
        JournalSaturatedException or JournalUnavailableException or TimeoutException or OrleansException => Failure.Outage,
        // A dying silo and a connection that breaks answer with whatever stood in their way, down to a disposed pool.
        OperationCanceledException or ObjectDisposedException or IOException or SocketException => Failure.Outage,
        _ => Failure.Fault,
    };

    private static Failure OfState(PostgresException refused) => refused.SqlState[..2] switch
    {
        // Data exceptions; program limits.
        "22" or "54" => Failure.Content,
        "23" => Failure.Constraint,
        // Connection, rollback (serialization, deadlock), resources, operator's intervention (shutdown, statement time-out), system error.
        "08" or "40" or "53" or "57" or "58" => Failure.Outage,
        // A lock that was not given; a server that has just become a standby.
        _ => refused.IsTransient || refused.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction ? Failure.Outage : Failure.Fault,
    };
}
