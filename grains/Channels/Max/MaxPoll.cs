namespace Dialog.Channels.Max;

/// <summary>What a long poll brought: each update as it came. Pure.</summary>
internal static class MaxPoll
{
    /// <exception cref="NetworkException">There is no list of updates in it.</exception>
    public static PolledPayloads Of(JsonAt answer)
    {
        try
        {
            Payload[] payloads = [.. answer.Values("updates").Select(RawJson.Of).Select(u => new Payload(MaxWebhook.IdOf(u), u))];
            return Marker(answer) is { } marker
                ? new(payloads, marker)
                : new(payloads, null) { Problem = payloads.Length > 0 ? "unexpected-answer: MAX sends updates without a marker, which nothing acknowledges" : null };
        }
        catch (JsonFieldException e)
        {
            throw new NetworkException($"unexpected-answer: MAX sent an answer with a broken {e.Field}", e);
        }
    }

    private static string? Marker(JsonAt answer)
    {
        try
        {
            return answer.Text("marker");
        }
        catch (JsonFieldException)
        {
            return null;
        }
    }
}
