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
        VkAnswerException { Status: 429 } answer => new SendOutcome.Later(Words(error), answer.RetryAfter ?? Second, Everybody: true),
        VkAnswerException { Status: 503 } answer => new SendOutcome.Later("VK is not available (503)", answer.RetryAfter, Everybody: true),
        VkAnswerException { Status: 413 } => new SendOutcome.Failed("too-long", "VK calls the request too large (413)"),
        VkAnswerException { Status: >= 400 and < 500 } => new SendOutcome.Later($"VK's address gives {Words(error)}", null, Everybody: true),
        _ when NeverLeft(error) => new SendOutcome.Later($"VK is unreachable: {Words(error)}", null, Everybody: true),
        _ => new SendOutcome.Later($"VK took the request and did not confirm it: {Words(error)}; the repeat is recognised by its key", null, Everybody: false),
    };

    /// <summary>One of VK's codes, in words for the person who waits for the answer to arrive.</summary>
    /// <param name="said">VK's own words</param>
    public static SendOutcome Outcome(int code, string said) => code switch
    {
        1 or 10 or 36 or 43 => Later(code, "an error inside VK", null, everybody: false, said),
        5 => Later(code, "VK does not accept the token: it was revoked or typed wrongly", null, everybody: true, said),
        6 => Later(code, "too many requests a second", Second, everybody: true, said),
        9 => Later(code, "VK takes it for a flood: too many alike one after another", Minute, everybody: false, said),
        14 => Later(code, "VK asks for a captcha; sending rests, a person should look into the community", 5 * Minute, everybody: true, said),
        17 or 24 or 25 => Later(code, "VK wants the token's owner to confirm who they are", 5 * Minute, everybody: true, said),
        27 => Later(code, "the community's token is not accepted here: it was revoked or lacks a right", null, everybody: true, said),
        28 => Later(code, "the service token is not accepted here", null, everybody: true, said),
        29 => Later(code, "the day's limit of this method is used up", 15 * Minute, everybody: true, said),
        32 or 603 or 601 => Later(code, "VK asks to wait", Minute, everybody: false, said),
        223 => Later(code, "too many comments of ours under this post", 5 * Minute, everybody: false, said),
        7 or 15 or 20 or 203 => Failed("access-denied", code, "the token has no right to answer here, or the place is closed", said),
        18 or 37 or 113 => Failed("resident-unreachable", code, "the resident's page was deleted or blocked", said),
        30 => Failed("resident-unreachable", code, "the resident's page is private", said),
        100 or 8 or 103 or 129 => Failed("refused-by-network", code, "VK does not accept what was sent", said),
        104 or 125 or 210 => Failed("chat-not-found", code, "what was to be answered is not there any more", said),
        183 or 204 or 205 or 211 => Failed("comments-closed", code, "comments here are not open to the community", said),
        212 => Failed("comments-closed", code, "the comments of this post are not open to the community", said),
        213 or 801 => Failed("comments-closed", code, "commenting is switched off here", said),
        214 => Failed("comments-closed", code, "publishing here is not allowed, or its limit is used up", said),
        222 => Failed("links-forbidden", code, "links are forbidden here: write the answer without them", said),
        900 => Failed("resident-unreachable", code, "the resident is on the community's blacklist", said),
        901 => Failed("resident-unreachable", code, "the resident has not allowed messages from the community", said),
        902 => Failed("resident-unreachable", code, "the resident's privacy settings forbid it", said),
        910 or 914 => Failed("too-long", code, "the text is longer than VK takes", said),
        917 or 922 or 927 or 932 or 936 or 945 or 946 or 950 or 983 => Failed("chat-not-found", code, "the conversation cannot be written to", said),
        _ => Failed("refused-by-network", code, "VK refused", said),
    };

    /// <summary>The trouble for a channel's health.</summary>
    public static string Words(Exception error) => error switch
    {
        VkException refused => Outcome(refused.Code, refused.Message) switch
        {
            SendOutcome.Later later => later.Words,
            SendOutcome.Failed failed => failed.Words,
            _ => refused.Message,
        },
        VkAnswerException { Status: 429 } => "too many requests (429)",
        VkAnswerException answer => answer.Message,
        OperationCanceledException => "no answer in time",
        HttpRequestException request => request.HttpRequestError.ToString(),
        _ => error.GetType().Name,
    };

    private static SendOutcome.Later Later(int code, string words, TimeSpan? after, bool everybody, string said) => new(Both(code, words, said), after, everybody);

    private static SendOutcome.Failed Failed(string state, int code, string words, string said) => new(state, Both(code, words, said));

    private static string Both(int code, string words, string said) => string.Create(CultureInfo.InvariantCulture, $"{words} (VK error {code}: {said})");

    // Only what happens before the first byte of the request is out leaves no doubt.
    private static bool NeverLeft(Exception error) => (error as HttpRequestException)?.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;
}
