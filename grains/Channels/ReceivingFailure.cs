namespace Dialog.Channels;

/// <summary>What is said of a poll or a crawl that failed.</summary>
/// <param name="Words">what the channel's health shows</param>
/// <param name="Error">what the log shows too; null: the words say it all</param>
internal sealed record ReceivingFailure(string Words, Exception? Error)
{
    /// <param name="what">that could not be kept, when the fault is ours</param>
    public static ReceivingFailure Of(Exception error, string what) => error switch
    {
        NetworkException => new(error.Message, null),
        _ when Outage.EndsThePass(error) => new("database-away: the inbox is unreachable", error),
        _ => new($"poll-failed: {what} could not be kept ({error.GetType().Name})", error),
    };
}
