using System.Security.Cryptography;
using System.Text;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Api.Public;

internal readonly record struct Opened(string? Code, long Number, ResidentProblem? Fault);

internal sealed record OwnThread(string Region, string Secret, string Key, PublicThread Thread);

/// <summary>What a resident can do without an account: write, read, add, agree, disagree.</summary>
internal sealed class Residents(ThreadCalls threads, PublicThreads read, FormRegions regions, TimeProvider time)
{
    private const int LongestText = 10_000;
    private const int LongestName = 200;
    private const int ShortestId = 16;
    private const int LongestId = 100;

    public async Task<Opened> Open(string region, NewMessage body)
    {
        if (!await regions.Has(region))
        {
            return new Opened(null, 0, new ResidentProblem(Errors.NotFound()));
        }

        if ((CheckText(body.Text) ?? CheckId(body.MessageId) ?? CheckLength("name", body.Name) ?? CheckLength("address", body.Address)) is { } fault)
        {
            return new Opened(null, 0, new ResidentProblem(fault));
        }

        string code = body.MessageId is null ? TrackingCodes.New() : TrackingCodes.For(region, body.MessageId, body.Text, body.Name, body.Address, body.Topic);
        Receipt receipt = await threads.Receive(Message(region, code, body.MessageId ?? "1", body.Text, Named(body.Name), body.Address, body.Topic));
        return receipt.Outcome == CommandOutcome.Refused
            ? new Opened(null, 0, new ResidentProblem(Errors.Field("text", receipt.Code!)))
            : new Opened(TrackingCodes.Full(region, code), receipt.CaseNumber, null);
    }

    public async Task<OwnThread?> Find(string code, CancellationToken cancellation)
    {
        if (!TrackingCodes.TryParse(code, out string region, out string secret) || !await regions.Has(region))
        {
            return null;
        }

        string key = $"{FormChannels.Of(region)}/{secret}";
        return await read.Find(key, cancellation) is { } thread ? new OwnThread(region, secret, key, thread) : null;
    }

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
        Receipt receipt = await threads.Receive(Message(own.Region, own.Secret, messageId ?? Guid.NewGuid().ToString("N"), text, name, null, null));
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

        CommandReply reply = await threads.Execute(own.Key, command(own, new Actor(ActorKind.Resident, own.Secret, "resident")));
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

    private IncomingMessage Message(string region, string code, string messageId, string text, string name, string? address, string? topic)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new IncomingMessage
        {
            What = IncomingKind.New,
            Region = region,
            Channel = FormChannels.Of(region),
            Network = "form",
            Conversation = code,
            MessageId = messageId,
            AuthorId = code,
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
