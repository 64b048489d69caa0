using Dialog.Api.Setup;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Public;

/// <summary>The outcome of giving an address by a link.</summary>
internal enum AddressOutcome
{
    Open,
    Taken,
    Already,
    Closed,
    Expired,
}

/// <summary>Takes an address into the very thread it was asked in, as a private message of its resident.</summary>
internal sealed class AddressAnswers(AddressAsks asks, NpgsqlDataSource database, ThreadCalls threads, TimeProvider time)
{
    /// <summary>Whether an address can still be given by the link, and for which case number.</summary>
    public async Task<(AddressOutcome Outcome, long Number)> Look(string token, CancellationToken cancellation)
    {
        (AddressOutcome outcome, Asked? asked, _) = await Find(token, cancellation);
        return (outcome, asked?.Number ?? 0);
    }

    public async Task<(AddressOutcome Outcome, long Number)> Give(string token, string address, string? phone, CancellationToken cancellation)
    {
        (AddressOutcome outcome, Asked? asked, string messageId) = await Find(token, cancellation);
        if (outcome != AddressOutcome.Open)
        {
            return (outcome, asked?.Number ?? 0);
        }

        DateTimeOffset now = time.GetUtcNow();
        PublicTexts texts = PublicTexts.OfTheConversation;
        Receipt receipt = await threads.Receive(new IncomingMessage
        {
            What = IncomingKind.New,
            Region = asked!.Region,
            Channel = asked.Channel,
            Network = asked.Network,
            Conversation = asked.Thread[(asked.Channel.Length + 1)..],
            MessageId = messageId,
            AuthorId = asked.ResidentId,
            AuthorName = asked.ResidentName,
            Text = phone is null ? $"{texts["ask.address"]} {address}" : $"{texts["ask.address"]} {address}\n{texts["ask.phone.label"]} {phone}",
            PublishedAt = now,
            SeenAt = now,
            IsPublic = false,
            Address = address,
        });
        return (receipt.Outcome == CommandOutcome.Done ? AddressOutcome.Taken : AddressOutcome.Already, asked.Number);
    }

    private async Task<(AddressOutcome, Asked?, string MessageId)> Find(string token, CancellationToken cancellation)
    {
        if (asks.Read(token) is not var (caseId, question))
        {
            return (AddressOutcome.Expired, null, "");
        }

        string messageId = $"address:{caseId:N}:{question}";
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("address_asked"));
        command.Bind(caseId, messageId);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        if (!await r.ReadAsync(cancellation))
        {
            return (AddressOutcome.Expired, null, "");
        }

        Asked asked = new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6));
        bool closed = (CaseStatus)r.GetInt16(7) is CaseStatus.Confirmed or CaseStatus.Closed;
        return (r.GetBoolean(8) ? AddressOutcome.Already : closed ? AddressOutcome.Closed : AddressOutcome.Open, asked, messageId);
    }

    private sealed record Asked(long Number, string Region, string Channel, string Network, string Thread, string ResidentId, string ResidentName);
}
