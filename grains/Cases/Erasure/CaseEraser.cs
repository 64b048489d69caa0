using Dialog.Cases.Domain;
using Dialog.Cases.Threads;
using Dialog.Erasure;
using Npgsql;

namespace Dialog.Cases.Erasure;

/// <summary>The outcome for a case; <paramref name="Change"/> is null when nothing was written now.</summary>
internal sealed record ErasedCase(EraseOutcome Outcome, ErasedChange? Change = null);

internal sealed record ErasedChange(Case Before, Case After, long Number);

/// <summary>
/// Erases the resident from one case, in one transaction: the case's row is locked, each event is left with what
/// <see cref="Redaction"/> keeps, <see cref="ResidentErased"/> is appended by the journal's own statement, and every other table that
/// refers to the case is cleaned (<see cref="PersonalColumns"/> lists them).
/// </summary>
internal sealed class CaseEraser(NpgsqlDataSource database)
{
    /// <param name="thread">Where the caller believes the case to be.</param>
    /// <exception cref="JournalUnavailableException">The outcome is unknown: ask again.</exception>
    public async Task<ErasedCase> Erase(string thread, EraseCase order, DateTimeOffset now)
    {
        try
        {
            await using NpgsqlConnection connection = await database.OpenConnectionAsync();
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
            if (await CaseJournal.Lock(connection, order.CaseId, thread) is not { } number)
            {
                return new ErasedCase(await WasErased(connection, order) ? EraseOutcome.Erased : EraseOutcome.Gone);
            }

            CaseJournal journal = await CaseJournal.Read(connection, order.CaseId);
            Case known = journal.Fold();
            if (known.Tags.Contains(Redaction.HoldTag) || known.CrossCaseMessages.Count > 0)
            {
                // Messages it has yet to send to other cases must not be turned into markers.
                return new ErasedCase(known.CrossCaseMessages.Count > 0 ? EraseOutcome.Busy : EraseOutcome.Held);
            }

            Case after = await journal.Redacted(known.Channel).Overwrite(connection, new ResidentErased(order.Ground, order.Erasure), order.Erasure, order.By, now);
            await Clean(connection, order, thread, after, journal);
            await transaction.CommitAsync();
            return new ErasedCase(EraseOutcome.Erased, new ErasedChange(known, after, number));
        }
        catch (NpgsqlException e) when (Outage.IsOne(e))
        {
            throw new JournalUnavailableException($"The case could not be erased now ({e.SqlState ?? "no connection"}); ask again.");
        }
    }

    private static async Task Unblock(NpgsqlConnection connection, EraseCase order)
    {
        await using NpgsqlCommand block = new(Sql.Read("erase_block_of_case"), connection);
        block.Bind(order.CaseId);
        if (await block.ExecuteNonQueryAsync() > 0)
        {
            await using NpgsqlCommand held = new(Sql.Read("erase_held"), connection);
            held.Bind(order.Erasure);
            await held.ExecuteNonQueryAsync();
        }
    }

    // An earlier attempt whose answer was lost.
    private static async Task<bool> WasErased(NpgsqlConnection connection, EraseCase order)
    {
        await using NpgsqlCommand command = new(Sql.Read("erase_was_done"), connection);
        command.Bind(order.CaseId);
        return await command.ExecuteScalarAsync() is true;
    }

    private static async Task Clean(NpgsqlConnection connection, EraseCase order, string thread, Case after, CaseJournal journal)
    {
        await Unblock(connection, order);
        await using NpgsqlCommand command = new(Sql.Read("erase_case"), connection);
        command.Bind(
            order.CaseId,
            order.Erasure,
            after.Thread,
            Redaction.Marker,
            CaseIds.OfErased(thread),
            after.Ordinal,
            journal.MessageIds.Select(ThreadMemory.FingerprintOf).Append(ThreadMemory.FingerprintOf(order.CaseId)).Distinct().ToArray(),
            journal.Count);
        await command.ExecuteNonQueryAsync();
        await using NpgsqlCommand profile = new(Sql.Read("erase_profile_of_case"), connection);
        profile.Bind(order.CaseId, order.Erasure);
        await profile.ExecuteNonQueryAsync();
    }
}
