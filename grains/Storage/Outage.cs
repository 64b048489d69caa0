using Dialog.Cases;
using Npgsql;

namespace Dialog.Storage;

/// <summary>Something is going away or coming back: a silo, the journal, the database. The work stands as it was and is begun again.</summary>
internal static class Outage
{
    public static bool IsOne(Exception error) => error
        is TimeoutException or OrleansException or JournalUnavailableException or JournalSaturatedException or NpgsqlException;
}
