using Dialog.Cases.Domain;
using Dialog.Erasure;
using Npgsql;

namespace Dialog.Cases.Erasure;

/// <summary>
/// Overwrites what one case says of another that was erased: its thread, and its resident's texts that were sent here. A case that
/// waits in a third one has passed those texts on: that third one is put on the list.
/// </summary>
internal sealed class RelatedEraser(NpgsqlDataSource database)
{
    /// <exception cref="JournalUnavailableException">The outcome is unknown: ask again.</exception>
    public async Task<ErasedCase> Forget(string thread, ForgetRelated order, DateTimeOffset now)
    {
        try
        {
            await using NpgsqlConnection connection = await database.OpenConnectionAsync();
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
            if (await CaseJournal.Lock(connection, order.CaseId, thread) is not { } number)
            {
                return new ErasedCase(EraseOutcome.Gone);
            }

            CaseJournal journal = await CaseJournal.Read(connection, order.CaseId);
            Case known = journal.Fold();
            CaseJournal left = journal.Without(order.About, order.AboutThread, order.Through);
            Case after = await left.Overwrite(connection, new RelatedErased(order.About), order.Erasure, Actor.System("erasure"), now);
            await Settle(connection, order, journal, left);
            await transaction.CommitAsync();
            return new ErasedCase(EraseOutcome.Erased, new ErasedChange(known, after, number));
        }
        catch (NpgsqlException e) when (Outage.IsOne(e))
        {
            throw new JournalUnavailableException($"The case could not be changed now ({e.SqlState ?? "no connection"}); ask again.");
        }
    }

    private static async Task Settle(NpgsqlConnection connection, ForgetRelated order, CaseJournal journal, CaseJournal left)
    {
        bool heard = journal.Events.OfType<MemberWrote>().Any(m => m.Member.CaseId == order.About || m.Member.CaseId == order.Through);
        Guid[] passedOn = heard ? [.. journal.Events.OfType<CaseMerged>().Select(m => m.Into.CaseId).Distinct()] : [];
        await using NpgsqlCommand command = new(Sql.Read("erase_related"), connection);
        command.Bind(order.Erasure, order.CaseId, order.About, order.Through, passedOn, journal.Differing(left));
        await command.ExecuteNonQueryAsync();
    }
}
