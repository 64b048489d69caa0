using System.Security.Cryptography;
using System.Text;
using Dialog.Api.Access;
using Dialog.Api.Auth.Keys;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Inbox;
using Dialog.Open311;
using Npgsql;

namespace Dialog.Api.Open311;

/// <summary>The outcome of a posted request: its number, or the token that will give it.</summary>
internal readonly record struct Handed(long? Number, string? Token, string? Refusal);

/// <summary>The request a client adds to.</summary>
internal sealed record Open311About(string Conversation, string Resident, string Name, Guid CaseId);

/// <summary>Passes what clients post to threads; nothing is acknowledged before it is stored.</summary>
internal sealed class Open311Intake(
    KeyTable keys, WrongSecrets wrong, ThreadCalls threads, InboxWriter inbox, ClientUploads uploads, IGrainFactory grains, NpgsqlDataSource database, TimeProvider time)
{
    private const int LongestKey = 200;

    /// <summary>The caller, if their key may hand in messages for this region; null for every other key.</summary>
    public async Task<Person?> Sender(string? shown, Open311Place place, HttpContext http)
    {
        bool isKey = shown is { Length: <= LongestKey } && shown.StartsWith(ApiKey.Mark, StringComparison.Ordinal);
        return isKey && await keys.Find(shown!, http, wrong) is { } key && key.Person is var person
            && Permissions.Allows(Permissions.SendIntake, person.Role, person.Scopes) && person.BelongsTo(place.Region.Code)
                ? person
                : null;
    }

    /// <summary>How long the caller has to wait before such a key is looked at again; null: not at all.</summary>
    public TimeSpan? Wait(string? shown, HttpContext http) => shown is { Length: <= LongestKey } ? KeyGuesses.Wait(shown, http, wrong) : null;

    public async Task<Handed> Open(Open311Place place, Open311Submission given, CheckedUploads files, CancellationToken cancellation)
    {
        // A conversation begins with its request: the case is the first of its thread.
        Guid caseId = CaseIds.Of($"{place.Channel.Id}/{given.Conversation}", 1);
        Open311Submission submission = await WithFiles(place, given, files, caseId, cancellation);
        if (!place.Channel.Paused)
        {
            try
            {
                Receipt receipt = await threads.Receive(submission.Message(place.Channel.Id, place.Region.Code, time.GetUtcNow()));
                long? number = receipt.Outcome == CommandOutcome.Refused ? null
                    : receipt.CaseNumber > 0 ? receipt.CaseNumber
                    : (await Find(place, submission.Conversation, cancellation)).Number;
                await uploads.Settle(files, caseId, number is null ? null : receipt.CaseId, cancellation);
                return new Handed(number, null, receipt.Outcome == CommandOutcome.Refused ? receipt.Code : null);
            }
            catch (Exception e) when (Errors.IsOutage(e))
            {
                // No thread answers: the database, if it does, keeps the request until one does.
            }
        }

        await inbox.Put(place.Channel.Id, [submission.Conversation], [submission.ToBytes()], crawled: false, cancellation);
        grains.GetGrain<IChannelGrain>(place.Channel.Id).Process([submission.Conversation]).Ignore();
        return new Handed(null, submission.Conversation, null);
    }

    /// <summary>The number behind a token; waiting without one; neither when there is no such token.</summary>
    public async Task<(long? Number, bool Waits)> Find(Open311Place place, string token, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("open311_token", place.Channel.Id, token);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        await r.ReadAsync(cancellation);
        return (r.IsDBNull(0) ? null : r.GetInt64(0), r.GetBoolean(1));
    }

    /// <summary>The request a client may add to; null for one that did not come through this channel.</summary>
    public async Task<Open311About?> Of(Open311Place place, long number, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("open311_case", place.Region.Code, place.Channel.Id);
        command.Bind(number);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        return await r.ReadAsync(cancellation) ? new Open311About(r.GetString(0)[(place.Channel.Id.Length + 1)..], r.GetString(1), r.GetString(2), r.GetGuid(3)) : null;
    }

    /// <summary>The id a client's update has in a thread: its own number again is the same update.</summary>
    public static string UpdateMessageId(string sender, string? updateId) => updateId is null
        ? $"update:{Guid.NewGuid():N}"
        : $"update:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sender}\n{updateId}")).AsSpan(0, 16))}";

    /// <param name="about">the case it names; another one of its thread may take it</param>
    public async Task<(string? UpdateId, string? Refusal)> Add(Open311Place place, Open311Submission given, CheckedUploads files, Guid about, CancellationToken cancellation)
    {
        Open311Submission update = await WithFiles(place, given, files, about, cancellation);
        Receipt receipt = await threads.Receive(update.Message(place.Channel.Id, place.Region.Code, time.GetUtcNow()));
        await uploads.Settle(files, about, receipt.Outcome == CommandOutcome.Refused ? null : receipt.CaseId, cancellation);
        if (receipt.Outcome == CommandOutcome.Refused)
        {
            return (null, receipt.Code);
        }

        await using NpgsqlCommand command = Command("open311_update", $"{place.Channel.Id}/{update.Conversation}", update.MessageId);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        await r.ReadAsync(cancellation);
        return (PublicRequests.UpdateId(r.GetInt64(0), r.GetInt32(1)), null);
    }

    private async Task<Open311Submission> WithFiles(Open311Place place, Open311Submission given, CheckedUploads files, Guid caseId, CancellationToken cancellation)
    {
        await uploads.Keep(files, caseId, place.Region.Code, place.Channel.Id, cancellation);
        return given with { Files = files.Attachments(caseId, place.Region.Code, place.Channel.Id) };
    }

    private NpgsqlCommand Command(string file, string first, string second)
    {
        NpgsqlCommand command = database.CreateCommand(Sql.Read(file));
        command.Bind(first, second);
        return command;
    }
}
