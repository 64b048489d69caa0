using System.Globalization;

namespace Dialog.Channels.Vk;

/// <summary>What VK's error codes and broken calls say about the way of an answer. Pure.</summary>
internal static class VkErrors
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>A call that broke: certain only when it never left; but a repeat is recognised by its key, so doubt costs nothing.</summary>
    public static SendOutcome Outcome(Exception error) => error switch
    {
        VkException refused => Outcome(refused.Code, refused.Message),
        VkAnswerException { Status: 429 } answer => new SendOutcome.Later(Trouble(error), answer.RetryAfter ?? Second, Everybody: true),
        VkAnswerException { Status: 503 } answer => new SendOutcome.Later("network-unreachable: VK is not available (503)", answer.RetryAfter, Everybody: true),
        VkAnswerException { Status: 413 } => new SendOutcome.Failed("too-long", "VK calls the request too large (413)"),
        VkAnswerException { Status: >= 400 and < 500 } => new SendOutcome.Later(Trouble(error), null, Everybody: true),
        _ when NetworkDoubt.NeverLeft(error) => new SendOutcome.Later(Trouble(error), null, Everybody: true),
        _ => new SendOutcome.Later($"not-confirmed: VK took the request and did not confirm it: {Words(error)}; the repeat is recognised by its key", null, Everybody: false),
    };

    /// <summary>
    /// The same for a call with the channel's second token, or where VK wants one: its trouble is not the community's, and must
    /// not stop the answers that need no such token.
    /// </summary>
    public static SendOutcome OutcomeOfSecond(Exception error) => Outcome(error) switch
    {
        SendOutcome.Later when error is VkException { Code: 27 or 28 } => new SendOutcome.Failed("no-access",
            $"VK lets only a user who speaks for the community do this: give the channel such a user's token as its second one ({error.Message})"),
        SendOutcome.Later later when error is VkException => later with { Everybody = false },
        var outcome => outcome,
    };

    /// <summary>A human-readable text for one of VK's codes, for the person who waits for the answer to arrive.</summary>
    /// <param name="said">VK's own words</param>
    public static SendOutcome Outcome(int code, string said)
    {
        string words = string.Create(CultureInfo.InvariantCulture, $"{Words(code)} (VK error {code}: {said})");
        string state = StateOf(code);
        (bool passes, TimeSpan? after, bool everybody) = WaitOf(code);
        return passes ? new SendOutcome.Later($"{state}: {words}", after, everybody) : new SendOutcome.Failed(state, words);
    }

    /// <summary>For the channel's health: a code and a human-readable text.</summary>
    public static string Trouble(Exception error) => error switch
    {
        VkException refused => string.Create(CultureInfo.InvariantCulture, $"{StateOf(refused.Code)}: {Words(error)} (VK error {refused.Code}: {refused.Message})"),
        VkAnswerException { Status: 429 } => $"too-many-requests: {Words(error)}",
        VkAnswerException => $"unexpected-answer: {Words(error)}",
        HttpRequestException => $"network-unreachable: VK is unreachable: {Words(error)}",
        _ => $"{NetworkDoubt.Code(error)}: {Words(error)}",
    };

    // Whether it passes, what VK wants to be given, and whether it is the account's trouble or this conversation's.
    private static (bool Passes, TimeSpan? After, bool Everybody) WaitOf(int code) => code switch
    {
        5 or 27 or 28 => (true, null, true),
        6 => (true, Second, true),
        14 or 17 or 24 or 25 => (true, 5 * Minute, true),
        29 => (true, 15 * Minute, true),
        1 or 10 or 36 or 43 => (true, null, false),
        9 or 32 or 601 or 603 => (true, Minute, false),
        223 => (true, 5 * Minute, false),
        _ => (false, null, false),
    };

    // As the console translates them.
    private static string StateOf(int code) => code switch
    {
        5 or 27 or 28 => "wrong-token",
        6 or 9 or 29 or 32 or 223 or 601 or 603 => "too-many-requests",
        1 or 10 or 36 or 43 => "network-unreachable",
        14 => "captcha",
        7 or 15 or 17 or 20 or 24 or 25 or 203 => "no-access",
        18 or 30 or 37 or 113 or 900 or 901 or 902 => "resident-unreachable",
        104 or 125 or 210 or 917 or 922 or 927 or 932 or 936 or 945 or 946 or 950 or 983 => "chat-not-found",
        183 or 204 or 205 or 211 or 212 or 213 or 214 or 801 => "comments-closed",
        222 => "links-forbidden",
        910 or 914 => "too-long",
        _ => "refused-by-network",
    };

    private static string Words(int code) => code switch
    {
        1 or 10 or 36 or 43 => "an error inside VK",
        5 => "VK does not accept the token: it was revoked or typed wrongly",
        6 => "too many requests a second",
        9 => "VK takes it for a flood: too much of the same one after another",
        14 => "VK asks for a captcha; sending rests, a person should look into the community",
        17 or 24 or 25 => "VK wants the token's owner to confirm who they are",
        27 => "the community's token is not accepted here: it was revoked or lacks a right",
        28 => "the service token is not accepted here",
        29 => "the day's limit of this method is used up",
        32 or 601 or 603 => "VK asks to wait",
        7 or 15 or 20 or 203 => "the token has no right to do this, or the place is closed",
        18 or 37 or 113 => "the resident's page was deleted or blocked",
        30 => "the resident's page is private",
        104 or 125 or 210 => "what was to be answered is not there any more",
        183 or 204 or 205 or 211 => "comments here are not open to the community",
        212 => "the comments of this post are not open to the community",
        213 or 801 => "commenting is switched off here",
        214 => "publishing here is not allowed, or its limit is used up",
        222 => "links are forbidden here: write the answer without them",
        223 => "too many comments of ours under this post",
        900 => "the resident is on the community's blacklist",
        901 => "the resident has not allowed messages from the community",
        902 => "the resident's privacy settings forbid it",
        910 or 914 => "the text is longer than VK takes",
        917 or 922 or 927 or 932 or 936 or 945 or 946 or 950 or 983 => "the conversation cannot be written to",
        100 or 8 or 103 => "VK does not accept what was sent",
        _ => "VK refused",
    };

    private static string Words(Exception error) => error switch
    {
        VkException refused => Words(refused.Code),
        VkAnswerException { Status: 429 } => "too many requests (429)",
        VkAnswerException answer => answer.Message,
        _ => NetworkDoubt.Words(error),
    };
}
