using Dialog.Regions;

namespace Dialog.Autonomy.Domain;

/// <summary>An event that shows the quality of an answer.</summary>
/// <param name="Type">Its stored name.</param>
/// <param name="Official">Who wrote the answer or the text.</param>
/// <param name="About">For a return the proposal's version, for a review the answer's.</param>
/// <param name="Good">For a review.</param>
public sealed record QualityEvent(Guid CaseId, int Version, string Type, string? Official, int About, bool Good, DateTimeOffset At);

/// <summary>Counts answers and their outcomes, by the authority of their author. Events of one case come together, in their order.</summary>
public sealed class QualityCount(RegionConfiguration region, DateTimeOffset since)
{
    private readonly Dictionary<string, string> _authorityOf = region.Officials.ToDictionary(o => o.Id, o => o.Authority);
    private readonly Dictionary<string, (int Answers, int Disputed, int Returned, int Bad)> _counts = [];
    private readonly Dictionary<int, string> _authors = [];
    private Guid _case;
    private string? _lastAuthor;
    private bool _lastIsCounted;

    public void Add(QualityEvent e)
    {
        if (e.CaseId != _case)
        {
            (_case, _lastAuthor, _lastIsCounted) = (e.CaseId, null, false);
            _authors.Clear();
        }

        bool inWindow = e.At >= since;
        switch (e.Type)
        {
            case "answer-given" when e.Official is { } author:
                _authors[e.Version] = author;
                (_lastAuthor, _lastIsCounted) = (author, inWindow);
                Count(author, inWindow, static c => (c.Answers + 1, c.Disputed, c.Returned, c.Bad));
                break;
            case "answer-proposed" when e.Official is { } author:
                _authors[e.Version] = author;
                break;
            case "answer-returned":
                Count(_authors.GetValueOrDefault(e.About), inWindow, static c => (c.Answers, c.Disputed, c.Returned + 1, c.Bad));
                break;
            case "answer-reviewed" when !e.Good:
                Count(_authors.GetValueOrDefault(e.About), inWindow, static c => (c.Answers, c.Disputed, c.Returned, c.Bad + 1));
                break;
            case "case-disputed":
                // An answer given before the window and disputed inside it does not count in this window.
                Count(_lastAuthor, inWindow && _lastIsCounted, static c => (c.Answers, c.Disputed + 1, c.Returned, c.Bad));
                _lastAuthor = null;
                break;
        }
    }

    public AuthorityQuality[] Result(AutonomyRule rule) => [.. region.Authorities.Select(a => Of(a.Id, rule))];

    private AuthorityQuality Of(string authority, AutonomyRule rule)
    {
        (int answers, int disputed, int returned, int bad) = _counts.GetValueOrDefault(authority);
        // Returned texts never became answers: they count among what was written.
        int written = answers + returned;
        double share = written == 0 ? 0 : Math.Min(1, (double)(disputed + returned + bad) / written);
        int shift = answers < rule.MinimumAnswers ? 0 : share <= rule.WidenAt ? 1 : share >= rule.NarrowAt ? -1 : 0;
        return new AuthorityQuality(authority, answers, disputed, returned, bad, Math.Round(share, 4), shift);
    }

    private void Count(string? official, bool counts, Func<(int Answers, int Disputed, int Returned, int Bad), (int, int, int, int)> add)
    {
        if (counts && official is not null && _authorityOf.TryGetValue(official, out string? authority))
        {
            _counts[authority] = add(_counts.GetValueOrDefault(authority));
        }
    }
}
