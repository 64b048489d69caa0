using System.Security.Cryptography;

namespace Dialog.Channels;

/// <summary>What one call of a webhook turned out to be: the payloads to keep, then the answer to give.</summary>
public sealed record WebhookReading(IReadOnlyList<Payload> Payloads, InboundWebhookReply Reply)
{
    public static WebhookReading NoSuchWebhook { get; } = Refused(404, "no-such-hook", "This channel is not called by its network.");

    /// <summary>Whoever calls is not the network.</summary>
    /// <param name="where">what does not carry the secret, e.g. a header's name</param>
    public static WebhookReading WrongSecret(string where) => Refused(401, "wrong-secret", $"{where} is not the secret of this channel.");

    public static WebhookReading Kept(Payload payload, InboundWebhookReply? reply = null) => new([payload], reply ?? InboundWebhookReply.Ok);

    /// <summary>Nothing to keep: a question of the network itself.</summary>
    public static WebhookReading Answered(InboundWebhookReply reply) => new([], reply);

    /// <summary>An id for a payload that carries none: the same bytes again are the same payload.</summary>
    public static string IdOf(ReadOnlySpan<byte> payload) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(payload))}";

    private static WebhookReading Refused(int status, string code, string words) => new([], InboundWebhookReply.Problem(status, code, words));
}
