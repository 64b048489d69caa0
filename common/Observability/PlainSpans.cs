using System.Diagnostics;
using OpenTelemetry;

namespace Dialog.Observability;

/// <summary>
/// Takes out of every span what it must not carry away: residents' words in errors, their ids in grain keys, secrets in addresses (a bot's token, a
/// tracker's code), searches in queries. What is left names operations, codes and durations.
/// </summary>
public sealed class PlainSpans : BaseProcessor<Activity>
{
    private const int LongestStatement = 200;

    // Texts of errors quote what was refused; the type says enough, and the log of the process has the rest.
    private static readonly string[] Taken = ["exception.message", "exception.stacktrace", "url.query", "url.path", "http.target", "user_agent.original", "client.address", "network.peer.address", "orleans.rpc.source_id"];

    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (string tag in Taken)
        {
            if (data.GetTagItem(tag) is not null)
            {
                data.SetTag(tag, null);
            }
        }

        Replace(data, "url.full", text => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address.GetLeftPart(UriPartial.Authority) : null);
        // Of a grain the kind: its key is a conversation.
        Replace(data, "orleans.rpc.target_id", text => text.Split('/')[0]);
        // Values are bound and never in the text; the journal's statement alone would be thousands of characters in each span.
        Replace(data, "db.query.text", text => text.Length > LongestStatement ? text[..LongestStatement] : text);
        if (data.Status == ActivityStatusCode.Error && data.StatusDescription is not null)
        {
            data.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static void Replace(Activity span, string tag, Func<string, string?> by)
    {
        if (span.GetTagItem(tag) is string text)
        {
            span.SetTag(tag, by(text));
        }
    }
}
