using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Dialog.Notifications;
using Dialog.Push;

namespace Dialog.Projections.Notifications.Domain;

/// <summary>The content of a digest.</summary>
/// <param name="Whole">The figures are the region's, for a lead; otherwise the person's own.</param>
/// <param name="Total">Notices of the time it covers; <paramref name="Notices"/> are the first of them.</param>
internal sealed record DigestContent(string RegionName, bool Whole, int Open, int Overdue, int DueSoon, int Total, IReadOnlyList<Notice> Notices)
{
    public bool IsEmpty => Total == 0 && Open == 0;

    /// <param name="board">the region's live figures; null for the centre, which has none of its own</param>
    public static DigestContent Of(string regionName, bool whole, BoardView? board, string person, int total, IReadOnlyList<Notice> notices)
    {
        OfficialLoad? own = board?.Officials.FirstOrDefault(o => o.Official == person);
        return whole
            ? new(regionName, true, board?.Open ?? 0, board?.Overdue ?? 0, board?.DueWithinFourHours ?? 0, total, notices)
            : new(regionName, false, own?.Open ?? 0, own?.Overdue ?? 0, 0, total, notices);
    }
}

internal sealed record DigestMail(string Subject, string Text, string Html);

/// <summary>Renders a digest as text and as HTML: case numbers, topics, deadlines and links; no message texts or names.</summary>
internal static class DigestText
{
    private static readonly FrozenDictionary<string, Dictionary<string, string>> Languages = new[] { "ru", "en" }.ToFrozenDictionary(l => l, Load);

    /// <param name="baseAddress">the console's address; null: no links</param>
    public static DigestMail Write(DigestContent content, string language, TimeZoneInfo zone, IReadOnlyDictionary<string, string> topics, string? baseAddress)
    {
        Dictionary<string, string> texts = Languages[language];
        CultureInfo culture = CultureInfo.GetCultureInfo(language);
        string summary = Fill(texts[content.Whole ? "summaryRegion" : "summaryOwn"], content.Open, content.Overdue, content.DueSoon);
        StringBuilder text = new(), html = new();
        text.AppendLine(summary).AppendLine();
        html.Append(CultureInfo.InvariantCulture, $"<p>{Html(summary)}</p><table cellpadding=\"6\" style=\"border-collapse:collapse\">");
        foreach (Notice n in content.Notices)
        {
            string what = texts.GetValueOrDefault(n.Kind, n.Kind);
            string topic = n.Topic is null ? n.Detail ?? "" : topics.GetValueOrDefault(n.Topic, n.Topic);
            string due = n.DueAt is { } at ? Fill(texts["due"], TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM HH:mm", culture)) : "";
            string number = n.Number is { } some ? $"№ {some.ToString(CultureInfo.InvariantCulture)}" : "";
            string? link = baseAddress is null || n.CaseId is null ? null : $"{baseAddress}/inbox/all/{n.CaseId}";
            text.AppendLine(string.Join(" · ", new[] { number, what, topic, due, link }.Where(p => !string.IsNullOrEmpty(p))));
            string anchor = link is null ? Html(number) : $"<a href=\"{Html(link)}\">{Html(number)}</a>";
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{anchor}</td><td>{Html(what)}</td><td>{Html(topic)}</td><td>{Html(due)}</td></tr>");
        }

        html.Append("</table>");
        if (content.Total > content.Notices.Count)
        {
            string more = Fill(texts["more"], content.Total - content.Notices.Count);
            text.AppendLine(more);
            html.Append(CultureInfo.InvariantCulture, $"<p>{Html(more)}</p>");
        }

        text.AppendLine().AppendLine(texts["footer"]);
        html.Append(CultureInfo.InvariantCulture, $"<p style=\"color:#667085\">{Html(texts["footer"])}</p>");
        string subject = Fill(texts["subject"], content.RegionName, content.Total, content.Overdue);
        return new DigestMail(subject, text.ToString(), $"<!doctype html><html lang=\"{language}\"><body style=\"font-family:sans-serif\">{html}</body></html>");
    }

    private static string Fill(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static Dictionary<string, string> Load(string language)
    {
        using Stream stream = typeof(DigestText).Assembly.GetManifestResourceStream($"Dialog.Notifications.digest.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
