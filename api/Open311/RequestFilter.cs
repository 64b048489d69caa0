using System.Globalization;
using System.Text.RegularExpressions;

namespace Dialog.Api.Open311;

/// <summary>What GET requests and GET servicerequestupdates are asked for.</summary>
/// <param name="Numbers">When given, nothing else is considered.</param>
internal sealed record RequestFilter(long[]? Numbers, string[]? Services, bool? Open, DateTimeOffset From, DateTimeOffset Until, int Page, int PageSize)
{
    private const int MostIds = 500;
    private const int MostRows = 1000;
    private const int LastPage = 1000;
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(90);

    public int Skip => (Page - 1) * PageSize;

    /// <summary>The filter, or what is wrong with it, beginning with the field.</summary>
    public static (RequestFilter? Filter, string? Fault) Of(IQueryCollection query, DateTimeOffset now)
    {
        string[]? ids = List(query, "service_request_id");
        if (ids is { Length: > MostIds })
        {
            return (null, $"service_request_id: at most {MostIds} at once");
        }

        string[] states = [.. (List(query, "status") ?? []).Select(s => s.ToLowerInvariant())];
        if (states.FirstOrDefault(s => s is not ("open" or "closed")) is { } unknown)
        {
            return (null, $"status: '{unknown}' is neither open nor closed");
        }

        if (Time(query, "start_date", out DateTimeOffset? from) is { } start)
        {
            return (null, start);
        }

        if (Time(query, "end_date", out DateTimeOffset? until) is { } end)
        {
            return (null, end);
        }

        DateTimeOffset last = until ?? (from is { } f && f + LongestSpan < now ? f + LongestSpan : now);
        DateTimeOffset first = from ?? last - LongestSpan;
        if (last - first > LongestSpan)
        {
            return (null, "start_date: start_date and end_date may not span more than 90 days");
        }

        if (Number(query, "page", 1, LastPage, 1, out int page) is { } wrongPage)
        {
            return (null, wrongPage);
        }

        if (Number(query, "page_size", 1, MostRows, MostRows, out int size) is { } wrongSize)
        {
            return (null, wrongSize);
        }

        // What is not a number matches no request.
        long[]? numbers = ids is null ? null : [.. ids.Select(i => long.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? n : 0).Distinct()];
        return (new RequestFilter(numbers, List(query, "service_code"), states.Distinct().Count() == 1 ? states[0] == "open" : null, first, last, page, size), null);
    }

    private const int FirstYear = 1970;
    private const int LastYear = 2200;

    private static string[]? List(IQueryCollection query, string name)
    {
        string[] values = [.. query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return values.Length == 0 ? null : values;
    }

    private static string? Time(IQueryCollection query, string name, out DateTimeOffset? at)
    {
        at = null;
        string text = query[name].FirstOrDefault()?.Trim() ?? "";
        if (text.Length == 0)
        {
            return null;
        }

        // A plus sign that was not escaped comes as a space.
        if (!IsoTime.Is(text = text.Replace(' ', '+')) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset given))
        {
            return $"{name}: must be ISO 8601 with a zone, e.g. 2026-01-31T09:00:00Z";
        }

        // Days are added to it and taken from it: at the ends of the calendar there are none.
        if (given.Year is < FirstYear or > LastYear)
        {
            return $"{name}: must be between the years {FirstYear} and {LastYear}";
        }

        at = given.ToUniversalTime();
        return null;
    }

    private static string? Number(IQueryCollection query, string name, int least, int most, int otherwise, out int number)
    {
        string text = query[name].FirstOrDefault() ?? "";
        number = otherwise;
        return text.Length == 0 || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most)
            ? null
            : $"{name}: must be {least} to {most}";
    }
}

/// <summary>ISO 8601 with a zone, as the specification wants it.</summary>
internal static partial class IsoTime
{
    public static bool Is(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
