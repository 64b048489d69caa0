namespace Dialog.Channels.Max;

/// <summary>What an exception of a call says about the delivery of a message. Pure.</summary>
internal static class MaxErrors
{
    private static readonly TimeSpan NotReadyPause = TimeSpan.FromSeconds(5);

    public static bool Is(Exception error) => error is MaxRefusal or HttpRequestException or OperationCanceledException or JsonFieldException;

    /// <summary>Of the call that sends the message.</summary>
    public static SendOutcome Outcome(Exception error) => error switch
    {
        MaxRefusal refused => Refused(refused),
        _ when NetworkDoubt.NeverLeft(error) => new SendOutcome.Later($"network-unreachable: MAX is unreachable: {NetworkDoubt.Words(error)}", null, Everybody: true),
        _ => new SendOutcome.Unknown($"not-confirmed: MAX took the request and did not confirm it: {NetworkDoubt.Words(error)}"),
    };

    /// <summary>Of a call before it: whatever happened there, the message was not sent.</summary>
    public static SendOutcome BeforeSending(Exception error) => Outcome(error) switch
    {
        SendOutcome.Unknown => new SendOutcome.Later($"{Code(error)}: the file could not be handed to MAX: {Words(error)}", null, Everybody: false),
        var certain => certain,
    };

    /// <summary>For the channel's health: a code and a human-readable text.</summary>
    public static string Trouble(Exception error) => $"{Code(error)}: {Words(error)}";

    private static string Words(Exception error) => error switch
    {
        MaxRefusal { Status: 401 } or MaxRefusal { Code: "verify.token" } => "MAX does not know this token",
        MaxRefusal { Status: 429 } refused => $"too many requests, to be repeated after {Wait(refused).TotalSeconds:0} s",
        MaxRefusal { Status: 405 } => "MAX does not allow this: a bot is either called by a webhook or polled",
        MaxRefusal { Code: null } or MaxRefusal { Code: "refused" } => error.Message,
        MaxRefusal refused => $"{refused.Message} ({refused.Code})",
        JsonFieldException field => $"MAX answered without {field.Field}",
        _ => NetworkDoubt.Words(error),
    };

    private static string Code(Exception error) => error switch
    {
        // Whoever answers without MAX's own words may be any server.
        MaxRefusal { Code: null, Status: not (429 or 503) } => "unexpected-answer",
        MaxRefusal { Status: 401 } or MaxRefusal { Code: "verify.token" } => "wrong-token",
        MaxRefusal { Status: 429 } => "too-many-requests",
        MaxRefusal { Status: 405 } => "webhook-conflict",
        MaxRefusal { Status: 403 } => "no-access",
        MaxRefusal { Status: 503 } => "network-unreachable",
        MaxRefusal { Code: not null } => "refused-by-network",
        _ => NetworkDoubt.Code(error),
    };

    private static SendOutcome Refused(MaxRefusal error) => error switch
    {
        { Status: 429 } => new SendOutcome.Later(Trouble(error), Wait(error), Everybody: false),
        { Status: 401 } or { Code: "verify.token" } => new SendOutcome.Later(Trouble(error), null, Everybody: true),
        { NotReady: true } => new SendOutcome.Later("file-not-ready: MAX is still working on the file", NotReadyPause, Everybody: false),
        { Status: 503 } => new SendOutcome.Later("network-unreachable: MAX is not available (503)", error.RetryAfter, Everybody: true),
        // Behind these the message may have been taken: it is looked for before anything is repeated.
        { Status: >= 500 } or { Status: <= 299, Code: null } => new SendOutcome.Unknown($"not-confirmed: MAX took the request and did not confirm it: {Words(error)}"),
        // A page instead of MAX's words: the address is wrong, or a proxy is in the way.
        { Code: null } => new SendOutcome.Later($"unexpected-answer: {error.Message}", null, Everybody: true),
        { Status: 403 } => new SendOutcome.Failed("resident-unreachable", Words(error)),
        { Status: 404 } => new SendOutcome.Failed("chat-not-found", Words(error)),
        _ when Says(error, "too long", "length", "size") => new SendOutcome.Failed("too-long", Words(error)),
        _ => new SendOutcome.Failed("refused-by-network", Words(error)),
    };

    private static TimeSpan Wait(MaxRefusal error) => error.RetryAfter ?? TimeSpan.FromSeconds(1);

    private static bool Says(MaxRefusal error, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (error.Message.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
