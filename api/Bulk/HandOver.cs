using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Bulk;

/// <summary>Why cases are moved; it is written into each of them.</summary>
internal sealed record HandOverReason(string Reason);

/// <summary>Moves one case of a job from one official to another: never one that somebody works on, and back only what nobody has touched since.</summary>
internal sealed class HandOver(NpgsqlDataSource database, ThreadCalls threads)
{
    // What the passing of time does to a case between the look and the command is no touch.
    private const int Looks = 3;

    public async Task<CommandReply> Do(BulkJob job, BulkMove move, CaseSummary found, Person person, CancellationToken cancellation)
    {
        string reason = JsonSerializer.Deserialize<HandOverReason>(job.Arguments, Json.Options)!.Reason;
        Assign command = new()
        {
            CommandId = BulkAction.CommandId(job.Id, found.Id),
            CaseId = found.Id,
            By = person.Actor,
            Authority = move.Authority,
            Official = move.To,
            Reason = reason,
            OnlyFrom = move.From,
        };
        for (int look = 1; ; look++)
        {
            (bool written, bool touched, int version) = await Look(found.Id, job, cancellation);
            if (written)
            {
                return Refused("being-written", found);
            }

            if (touched)
            {
                return Refused("touched-meanwhile", found);
            }

            CommandReply reply = await threads.Execute(found.Thread, job.Reverts is null ? command : command with { OnlyAtVersion = version });
            if (reply is not { Outcome: CommandOutcome.Refused, Code: "touched-meanwhile" } || look == Looks)
            {
                return reply;
            }
        }
    }

    private async Task<(bool Written, bool Touched, int Version)> Look(Guid id, BulkJob job, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("hand_over_look"));
        command.Bind(id, job.Reverts is { } made ? BulkAction.CommandId(made, id) : null, BulkAction.CommandId(job.Id, id));
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        await r.ReadAsync(cancellation);
        return (r.GetBoolean(0), r.GetBoolean(1), r.GetInt32(2));
    }

    private static CommandReply Refused(string code, CaseSummary found) => new(CommandOutcome.Refused, code, null, found);
}
