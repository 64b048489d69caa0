using Dialog.Cases;

namespace Dialog.Push.Domain;

/// <summary>One pass over the live cases of a region.</summary>
internal sealed class BoardCount(DateTimeOffset now)
{
    private readonly DateTimeOffset _inHour = now.AddHours(1);
    private readonly DateTimeOffset _inFourHours = now.AddHours(4);
    private readonly Dictionary<string, AuthorityLoad> _authorities = [];
    private readonly Dictionary<string, int> _topics = [];
    private readonly Dictionary<string, OfficialLoad> _officials = [];
    private int _open, _unclaimed, _inWork, _waiting, _overdue, _dueHour, _dueFour, _awaiting, _trouble, _unrouted, _unroutedDanger;
    private DateTimeOffset? _oldest;

    public void Add(CaseSummary c)
    {
        _trouble += c.Delivery is DeliveryState.Unknown or DeliveryState.Failed ? 1 : 0;
        if (c.Status == CaseStatus.Answered)
        {
            _awaiting++;
        }

        if (!RegionBoard.IsOpen(c))
        {
            return;
        }

        int unclaimed = c.ClaimedBy is null ? 1 : 0;
        int overdue = c.Overdue ? 1 : 0;
        bool due = c.DueAt is not null && !c.Overdue;
        int dueFour = due && c.DueAt <= _inFourHours ? 1 : 0;
        _open++;
        _unrouted += c.Authority is null ? 1 : 0;
        _unroutedDanger += c is { Authority: null, Importance: Importance.High } ? 1 : 0;
        _unclaimed += unclaimed;
        _inWork += c.Status == CaseStatus.InWork ? 1 : 0;
        _waiting += c.Status == CaseStatus.WaitingForResident ? 1 : 0;
        _overdue += overdue;
        _dueHour += due && c.DueAt <= _inHour ? 1 : 0;
        _dueFour += dueFour;
        if (c.Unanswered && (_oldest is null || c.ReceivedAt < _oldest))
        {
            _oldest = c.ReceivedAt;
        }

        _topics[c.Topic] = _topics.GetValueOrDefault(c.Topic) + 1;
        AuthorityLoad a = Authority(c.Authority ?? "");
        _authorities[a.Authority] = a with
        {
            Open = a.Open + 1,
            Unclaimed = a.Unclaimed + unclaimed,
            Overdue = a.Overdue + overdue,
            DueWithinFourHours = a.DueWithinFourHours + dueFour,
        };
        if (c.Official is { } assigned)
        {
            OfficialLoad o = Official(assigned);
            _officials[assigned] = o with { Open = o.Open + 1, Overdue = o.Overdue + overdue };
        }

        if (c.ClaimedBy is { } holder)
        {
            OfficialLoad o = Official(holder);
            _officials[holder] = o with { Claimed = o.Claimed + 1 };
        }
    }

    public BoardView View(string region, DayFigures day)
    {
        foreach ((string authority, int answered) in day.AnsweredByAuthority)
        {
            _authorities[authority] = Authority(authority) with { AnsweredToday = answered };
        }

        return new BoardView
        {
            Region = region,
            At = now,
            Open = _open,
            Unclaimed = _unclaimed,
            InWork = _inWork,
            WaitingForResident = _waiting,
            Overdue = _overdue,
            DueWithinHour = _dueHour,
            DueWithinFourHours = _dueFour,
            AwaitingConfirmation = _awaiting,
            DeliveryTrouble = _trouble,
            Unrouted = _unrouted,
            UnroutedDanger = _unroutedDanger,
            OldestUnansweredAt = _oldest,
            IncomingPerMinute = day.PerMinute(),
            ReceivedToday = day.ReceivedByTopic.Values.Sum(),
            AnsweredToday = day.AnsweredByAuthority.Values.Sum(),
            MissedToday = day.Missed,
            Authorities = [.. _authorities.Values.OrderByDescending(a => a.Open).ThenBy(a => a.Authority, StringComparer.Ordinal)],
            Topics = [.. _topics.Keys.Union(day.ReceivedByTopic.Keys)
                .Select(t => new TopicCount(t, _topics.GetValueOrDefault(t), day.ReceivedByTopic.GetValueOrDefault(t)))
                .OrderByDescending(t => t.Open).ThenBy(t => t.Topic, StringComparer.Ordinal)],
            Officials = [.. _officials.Values.OrderByDescending(o => o.Open).ThenBy(o => o.Official, StringComparer.Ordinal)],
        };
    }

    private AuthorityLoad Authority(string id) => _authorities.GetValueOrDefault(id) ?? new AuthorityLoad(id, 0, 0, 0, 0, 0);

    private OfficialLoad Official(string id) => _officials.GetValueOrDefault(id) ?? new OfficialLoad(id, 0, 0, 0);
}
