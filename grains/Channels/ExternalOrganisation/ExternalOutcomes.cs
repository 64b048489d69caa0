using Dialog.Open311;

namespace Dialog.Channels.ExternalOrganisation;

/// <summary>What an answer, or its absence, says of a forwarded case. Pure.</summary>
internal static class ExternalOutcomes
{
    /// <summary>The prefix of a token stored in place of the id until the id is known.</summary>
    public const string Token = "token:";

    public static SendOutcome Of(ExternalReply answer) => answer.Status switch
    {
        >= 200 and < 300 => Taken(answer),
        429 => new SendOutcome.Later($"too-many-requests: asked to wait ({answer.Words()})", answer.RetryAfter, Everybody: true),
        401 or 403 => new SendOutcome.Later($"wrong-token: the other body does not take our key ({answer.Words()})", null, Everybody: true),
        503 => new SendOutcome.Later($"network-unreachable: the other body is not available ({answer.Words()})", answer.RetryAfter, Everybody: true),
        404 => new SendOutcome.Failed("service-not-found", $"the other body knows no such service or jurisdiction ({answer.Words()})"),
        >= 300 and < 400 => new SendOutcome.Failed("peer-moved", $"the external organisation's server has moved ({answer.Status}): mend the channel's address"),
        >= 400 and < 500 => new SendOutcome.Failed("refused-by-network", answer.Words()),
        // Behind a failure of its own the request may have been kept.
        _ => new SendOutcome.Unknown($"not-confirmed: the other body failed with {answer.Words()}"),
    };

    public static SendOutcome Of(Exception error) => NeverLeft(error)
        ? new SendOutcome.Later($"network-unreachable: the other body is unreachable: {NetworkDoubt.Words(error)}", null, Everybody: true)
        : new SendOutcome.Unknown($"not-confirmed: the other body took the request and did not confirm it: {NetworkDoubt.Words(error)}");

    /// <summary>Why asking failed, a code and the words.</summary>
    /// <param name="what">what was asked, e.g. "does not give its services"</param>
    public static string Trouble(ExternalReply answer, string what) => answer.Status switch
    {
        401 or 403 => $"wrong-token: the other body {what}: it does not take our key ({answer.Words()})",
        429 => $"too-many-requests: the other body {what} ({answer.Words()})",
        >= 500 => $"network-unreachable: the other body {what} ({answer.Words()})",
        _ => $"refused-by-network: the other body {what} ({answer.Words()})",
    };

    public static string Trouble(Exception error) => error is OperationCanceledException
        ? "no-answer: the other body gave no answer in time"
        : $"network-unreachable: the other body is unreachable: {NetworkDoubt.Words(error)}";

    private static SendOutcome Taken(ExternalReply answer) => Open311Reader.Requests(answer.Body) switch
    {
        { Items: [{ Id: { } id }, ..] } => new SendOutcome.Sent(id),
        { Items: [{ Token: { } token }, ..] } => new SendOutcome.Sent($"{Token}{token}"),
        { Problem: { } problem } => new SendOutcome.Unknown($"not-confirmed: the other body took the request and answered with {problem}"),
        _ => new SendOutcome.Unknown("not-confirmed: the other body took the request and gave neither an id nor a token"),
    };

    // Only what happens before the first byte of the request is out leaves no doubt.
    private static bool NeverLeft(Exception error) => (error as HttpRequestException)?.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
