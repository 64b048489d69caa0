using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Dialog.Observability;

/// <summary>
/// Log records as they leave the process. Our messages carry ids of ours only; those of libraries may name a grain, whose key is a resident's
/// conversation, so of them only the template goes out. The text of an exception may quote what a resident wrote: its type and the places it
/// passed go out. The whole of both is in the process's own log.
/// </summary>
public sealed class PlainLogs : BaseProcessor<LogRecord>
{
    private const string Template = "{OriginalFormat}";

    public override void OnEnd(LogRecord data)
    {
        ArgumentNullException.ThrowIfNull(data);
        bool ours = data.CategoryName?.StartsWith("Dialog", StringComparison.Ordinal) == true;
        if (ours && data.Exception is null)
        {
            return;
        }

        List<KeyValuePair<string, object?>> attributes = [.. (data.Attributes ?? []).Where(a => ours || a.Key == Template)];
        if (data.Exception is { } error)
        {
            attributes.Add(new("exception.type", string.Join(" < ", Chain(error).Select(e => e.GetType().FullName))));
            attributes.Add(new("exception.stacktrace", string.Join("\n---\n", Chain(error).Select(e => e.StackTrace))));
        }

        (data.Exception, data.Attributes) = (null, attributes);
        data.FormattedMessage = ours ? data.FormattedMessage : null;
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
