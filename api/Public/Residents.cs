using System.Security.Cryptography;
using System.Text;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Api.Public;

/// <param name="Closed">The region's form takes no messages now.</param>
internal readonly record struct Opened(string? Code, long Number, ResidentProblem? Fault, bool Closed = false);

/// <summary>A thread and what its resident sees of it. A page or an answer that shows it replaces a former code.</summary>
internal sealed record OwnThread(OpenedThread Opened, PublicThread Thread)
{
    public string Region => Opened.Region;

    public string Key => Opened.Key;

    public string Conversation => Key[(Key.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

/// <summary>What a resident can do without an account: write, read, add, agree, disagree.</summary>
internal sealed class Residents(ThreadCalls threads, PublicThreads read, TrackerCodeStore codes, FormRegions regions, TimeProvider time)
{
    private const string FirstMessage = "1";
    private const int LongestText = 10_000;
    private const int LongestName = 200;
    private const int ShortestId = 16;
    private const int LongestId = 100;

    public async Task<Opened> Open(string region, NewMessage body, CancellationToken cancellation)
    {
        if (await regions.Find(region) is not { } found)
        {
            return new Opened(null, 0, new ResidentProblem(Errors.NotFound()));
        }

        if ((CheckText(body.Text) ?? CheckId(body.MessageId) ?? CheckLength("name", body.Name) ?? CheckLength("address", body.Address)) is { } fault)
        {
            return new Opened(null, 0, new ResidentProblem(fault));
        }

        if (!await regions.TakesMessages(found))
        {
            return new Opened(null, 0, new ResidentProblem(Errors.Conflict("form-closed", "The form of this region takes no messages now.")), Closed: true);
        }

        string conversation = FormIds.Conversation(region, body);
        IncomingMessage message = Message(region, conversation, FirstMessage, body.Text, Named(body.Name), body.Address, body.Topic);
        Receipt receipt = await threads.Receive(message);
        return receipt.Outcome == CommandOutcome.Refused
            ? new Opened(null, 0, new ResidentProblem(Errors.Field("text", receipt.Code!)))
            : new Opened(await codes.Give(region, message.Thread, cancellation), receipt.CaseNumber, null);
    }

    public async Task<OwnThread?> Find(string code, CancellationToken cancellation) =>
        await codes.Open(code, cancellation) is { } opened && await regions.Has(opened.Region) && await read.Find(opened.Key, cancellation) is { } thread
            ? new OwnThread(opened, thread)
            : null;

    /// <summary>The code to use from now on; null when the one it was opened by stays.</summary>
    public async Task<string?> Replaced(string code, OwnThread own, CancellationToken cancellation) =>
        own.Opened.Former ? await codes.Replace(code, own.Opened, cancellation) : null;

    /// <summary>Null when it went well.</summary>
    public async Task<ResidentProblem?> Add(string code, string text, string? messageId, CancellationToken cancellation)
    {
        if ((CheckText(text) ?? CheckId(messageId)) is { } fault)
        {
            return new ResidentProblem(fault);
        }

        if (await Find(code, cancellation) is not { } own)
        {
            return new ResidentProblem(Errors.NotFound());
        }

        string name = own.Thread.Messages.FirstOrDefault(m => m.Direction == "in")?.Author ?? Named(null);
        Receipt receipt = await threads.Receive(Message(own.Region, own.Conversation, FormIds.Message(messageId), text, name, null, null));
        return receipt.Outcome == CommandOutcome.Refused ? new ResidentProblem(Errors.Field("text", receipt.Code!)) : null;
    }

    public Task<ResidentProblem?> Confirm(string code, CancellationToken cancellation) => Say(code, (own, by) => new Confirm
    {
        CommandId = $"confirm:{own.Thread.CaseId}:{own.Thread.Messages.Count}",
        CaseId = own.Thread.CaseId,
        By = by,
    }, cancellation);

    public async Task<ResidentProblem?> Dispute(string code, string? text, CancellationToken cancellation)
    {
        string? words = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (words is not null && CheckText(words) is { } fault)
        {
            return new ResidentProblem(fault);
        }

        return await Say(code, (own, by) => new Dispute
        {
            CommandId = DisputeId(own.Thread, words),
            CaseId = own.Thread.CaseId,
            By = by,
            Text = words,
        }, cancellation);
    }

    /// <summary>Asks for the law's procedure; the caller must have validated the fields.</summary>
    public Task<ResidentProblem?> AskFormally(string code, FormalWish wish, CancellationToken cancellation) => Say(code, (own, by) => new AskFormally
    {
        // One appeal runs at a time: asking again while it does changes nothing.
        CommandId = $"formal:{own.Thread.CaseId}:{own.Thread.Appeal?.RequestedAt.UtcTicks}",
        CaseId = own.Thread.CaseId,
        By = by,
        FullName = wish.FullName!.Trim(),
        ReplyTo = wish.ReplyTo!.Trim(),
        Text = string.IsNullOrWhiteSpace(wish.Text) ? null : wish.Text.Trim(),
    }, cancellation);

    private async Task<ResidentProblem?> Say(string code, Func<OwnThread, Actor, CaseCommand> command, CancellationToken cancellation)
    {
        if (await Find(code, cancellation) is not { } own)
        {
            return new ResidentProblem(Errors.NotFound());
        }

        CommandReply reply = await threads.Execute(own.Key, command(own, new Actor(ActorKind.Resident, own.Conversation, "resident")));
        return reply.Outcome == CommandOutcome.Refused ? new ResidentProblem(Errors.Conflict(reply.Code!, reply.Detail ?? "This cannot be done now.")) : null;
    }

    // The same words about the same answer are the same dispute, however often a bad connection makes the resident repeat it;
    // what the resident writes must not change the id, or a repeat would be another request.
    private static string DisputeId(PublicThread thread, string? words)
    {
        int answers = thread.Messages.Count(m => m.Direction == "out");
        string digest = words is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 8));
        return $"dispute:{thread.CaseId}:{answers}:{digest}";
    }

    private IncomingMessage Message(string region, string conversation, string messageId, string text, string name, string? address, string? topic)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new IncomingMessage
        {
            What = IncomingKind.New,
            Region = region,
            Channel = FormChannels.Of(region),
            Network = "form",
            Conversation = conversation,
            MessageId = messageId,
            AuthorId = conversation,
            AuthorName = name,
            Text = text,
            PublishedAt = now,
            SeenAt = now,
            IsPublic = false,
            Address = string.IsNullOrWhiteSpace(address) ? null : address.Trim(),
            Topic = string.IsNullOrWhiteSpace(topic) ? null : topic,
        };
    }

    private static string Named(string? name) => string.IsNullOrWhiteSpace(name) ? "Житель" : name.Trim();

    private static BadRequestProblem? CheckText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Errors.Field("text", "write what happened")
        : text.Length > LongestText ? Errors.Field("text", $"at most {LongestText} characters; this has {text.Length}")
        : null;

    private static BadRequestProblem? CheckId(string? id) =>
        id is { Length: < ShortestId or > LongestId } ? Errors.Field("messageId", $"{ShortestId} to {LongestId} random characters, or none") : null;

    private static BadRequestProblem? CheckLength(string field, string? value) =>
        value is { Length: > LongestName } ? Errors.Field(field, $"at most {LongestName} characters") : null;
}
