namespace Dialog.Channels.Ok;

/// <summary>What an exception of a call says about the delivery of a message. Pure.</summary>
internal static class OkErrors
{
    private static readonly TimeSpan FloodPause = TimeSpan.FromMinutes(1);

    public static bool Is(Exception error) => error is OkRefusal or HttpRequestException or OperationCanceledException or JsonFieldException;

    /// <summary>Of the call that sends the message.</summary>
    public static SendOutcome Outcome(Exception error) => error switch
    {
        OkRefusal refused => Refused(refused),
        _ when NetworkDoubt.NeverLeft(error) => new SendOutcome.Later($"network-unreachable: Odnoklassniki is unreachable: {Words(error)}", null, Everybody: true),
        _ => Doubt(error),
    };

    /// <summary>Of a call before it: whatever happened there, the message was not sent.</summary>
    public static SendOutcome BeforeSending(Exception error) => Outcome(error) switch
    {
        SendOutcome.Unknown => new SendOutcome.Later($"{Code(error)}: the file could not be handed to Odnoklassniki: {Words(error)}", null, Everybody: false),
        var certain => certain,
    };

    /// <summary>For the channel's health: a code and a human-readable text.</summary>
    public static string Trouble(Exception error) => $"{Code(error)}: {Words(error)}";

    private static string Words(Exception error) => error switch
    {
        OkRefusal { Code: 102 or 103 or 104 } => "Odnoklassniki does not know this key",
        OkRefusal { Code: 8 or 11 } or OkRefusal { Status: 429 } => "too many requests",
        OkRefusal { Code: 2 } => "Odnoklassniki is not available",
        OkRefusal { Code: null or 0 } => error.Message,
        OkRefusal refused => $"{refused.Message} ({refused.Code})",
        JsonFieldException field => $"Odnoklassniki answered without {field.Field}",
        _ => NetworkDoubt.Words(error),
    };

    private static string Code(Exception error) => error switch
    {
        OkRefusal { Code: 102 or 103 or 104 } => "wrong-token",
        OkRefusal { Code: 8 or 11 } or OkRefusal { Status: 429 } => "too-many-requests",
        OkRefusal { Code: 10 or 50 } => "no-access",
        OkRefusal { Code: 2 } or OkRefusal { Code: null, Status: 503 } => "network-unreachable",
        OkRefusal { Code: not null } => "refused-by-network",
        _ => NetworkDoubt.Code(error),
    };

    private static SendOutcome Refused(OkRefusal error) => error switch
    {
        // 8 flood, 11 the account's limit.
        { Code: 8 } or { Status: 429 } => new SendOutcome.Later(Trouble(error), error.RetryAfter ?? FloodPause, Everybody: false),
        { Code: 11 } => new SendOutcome.Later(Trouble(error), error.RetryAfter ?? FloodPause, Everybody: true),
        // 2 not available; 7, 9 blocked for a time; 102-104 the key.
        { Code: 2 or 7 or 9 or 102 or 103 or 104 } => new SendOutcome.Later(Trouble(error), error.RetryAfter, Everybody: true),
        { Code: null, Status: 503 } => new SendOutcome.Later("network-unreachable: Odnoklassniki is not available (503)", error.RetryAfter, Everybody: true),
        // 1 is OK's word for "something went wrong", after the message as well as before it.
        { Code: 1 } or { Code: null, Status: >= 500 or <= 299 } => Doubt(error),
        { Code: null } => new SendOutcome.Later($"unexpected-answer: {error.Message}", null, Everybody: true),
        { Code: 10 or 50 } => new SendOutcome.Failed("resident-unreachable", Words(error)),
        { Code: 300 or 106 or 110 } => new SendOutcome.Failed("chat-not-found", Words(error)),
        _ => new SendOutcome.Failed("refused-by-network", Words(error)),
    };

    private static SendOutcome.Unknown Doubt(Exception error) => new($"not-confirmed: Odnoklassniki took the request and did not confirm it: {Words(error)}");
}
