using System.Net;
using System.Text.Json;
using Telegram.Bot.Exceptions;

namespace Dialog.Channels.Telegram;

/// <summary>What an exception of the client says about the delivery of a message. Pure.</summary>
public static class TelegramErrors
{
    public static SendOutcome Outcome(Exception error) => error switch
    {
        ApiRequestException refused => Refused(refused),
        // A proxy in front of the network: 503 is its own refusal, behind 502 and 504 the request may have been carried out.
        RequestException { HttpStatusCode: HttpStatusCode.ServiceUnavailable } =>
            new SendOutcome.Later("network-unreachable: Telegram is not available (503)", null, Everybody: true),
        _ when NeverLeft(error) => new SendOutcome.Later($"network-unreachable: Telegram is unreachable: {Words(error)}", null, Everybody: true),
        _ => new SendOutcome.Unknown($"not-confirmed: Telegram took the request and did not confirm it: {Words(error)}"),
    };

    /// <summary>For the channel's health: a code and a human-readable text.</summary>
    public static string Trouble(Exception error) => $"{Code(error)}: {Words(error)}";

    private static string Code(Exception error) => error switch
    {
        ApiRequestException { ErrorCode: 401 or 404 } => "wrong-token",
        ApiRequestException { ErrorCode: 409 } refused when refused.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase) => "webhook-conflict",
        ApiRequestException { ErrorCode: 409 } => "polled-elsewhere",
        ApiRequestException { ErrorCode: 429 } => "too-many-requests",
        ApiRequestException => "refused-by-network",
        OperationCanceledException or { InnerException: OperationCanceledException } => "no-answer",
        { InnerException: HttpRequestException } or HttpRequestException => "network-unreachable",
        _ => "unexpected-answer",
    };

    public static string Words(Exception error) => error switch
    {
        ApiRequestException { ErrorCode: 401 or 404 } => "Telegram does not know this token",
        ApiRequestException { ErrorCode: 409 } refused when refused.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase) =>
            "a webhook is set for this bot: polling is refused until it is removed",
        ApiRequestException { ErrorCode: 409 } => "somebody else polls with this token",
        ApiRequestException { ErrorCode: 429 } refused => $"too many requests, to be repeated after {refused.Parameters?.RetryAfter ?? 1} s",
        ApiRequestException refused => refused.Message,
        OperationCanceledException or { InnerException: OperationCanceledException } => "no answer in time",
        { InnerException: HttpRequestException http } => NetworkDoubt.Words(http),
        HttpRequestException http => NetworkDoubt.Words(http),
        { InnerException: JsonException } or RequestException { HttpStatusCode: not null } =>
            $"an answer that is not Telegram's ({(int?)(error as RequestException)?.HttpStatusCode})",
        _ => error.GetType().Name,
    };

    private static SendOutcome Refused(ApiRequestException error) => error.ErrorCode switch
    {
        429 => new SendOutcome.Later(Trouble(error), TimeSpan.FromSeconds(error.Parameters?.RetryAfter ?? 1), Everybody: false),
        401 or 404 or >= 500 => new SendOutcome.Later(Trouble(error), null, Everybody: true),
        403 => new SendOutcome.Failed("resident-unreachable", error.Message),
        _ when Says(error, "message is too long") => new SendOutcome.Failed("too-long", error.Message),
        _ when Says(error, "chat not found") => new SendOutcome.Failed("chat-not-found", error.Message),
        _ => new SendOutcome.Failed("refused-by-network", error.Message),
    };

    // Only what happens before the first byte of the request is out leaves no doubt.
    private static bool NeverLeft(Exception error) => (error as HttpRequestException ?? error.InnerException as HttpRequestException)?.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private static bool Says(ApiRequestException error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
