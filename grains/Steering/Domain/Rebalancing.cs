namespace Dialog.Steering.Domain;

/// <summary>An official as a proposal sees them.</summary>
/// <param name="Pace">Null: the history is too short; nothing is proposed to them.</param>
internal sealed record Carrier(string Id, string Authority, int Capacity, bool Absent, Pace? Pace, WorkingDays Days, IReadOnlyList<CarriedCase> Cases)
{
    public IEnumerable<QueuedCase> Queue => Cases.Select(c => c.Queued);

    public List<LatePlace> Late(DateTimeOffset now) => Pace is { } pace ? Forecast.Late(Queue, pace, Days, now) : [];

    public Carrier Without(Guid id) => this with { Cases = [.. Cases.Where(c => c.Queued.Id != id)] };

    public Carrier With(CarriedCase c) => this with { Cases = [.. Cases, c] };
}

/// <summary>A case somebody carries.</summary>
/// <param name="Bound">Why it stays where it is; null when it can be moved.</param>
internal sealed record CarriedCase(QueuedCase Queued, string? Bound);

/// <summary>Moves within an authority that make fewer cases late, and what moves somebody has chosen would change. Nothing is decided by chance.</summary>
internal static class Rebalancing
{
    public const int MostMoves = 200;

    /// <summary>
    /// Takes what will be late, the nearest deadline first, and gives it to the colleague who is through first and with whom neither it nor
    /// anything they have becomes late.
    /// </summary>
    public static List<CaseMove> Propose(IEnumerable<Carrier> carriers, DateTimeOffset now)
    {
        Dictionary<string, Carrier> all = carriers.ToDictionary(c => c.Id);
        List<CaseMove> moves = [];
        foreach ((string from, CarriedCase c) in Movable(all, now))
        {
            // An earlier move may have made room.
            if (moves.Count == MostMoves || all[from].Late(now).TrueForAll(l => l.Case.Id != c.Queued.Id))
            {
                continue;
            }

            if (Taker(all, all[from], c, now) is { } taker)
            {
                moves.Add(new CaseMove(c.Queued.Id, from, taker.Id));
                all[from] = all[from].Without(c.Queued.Id);
                all[taker.Id] = taker.With(c);
            }
        }

        return moves;
    }

    /// <summary>Why a move cannot be made; null when it can. Moves before it in the same plan count.</summary>
    public static string? Problem(CaseMove move, Carrier? from, Carrier? to) => (from, to) switch
    {
        (null, _) or (_, null) => "unknown-official",
        _ when from.Id == to.Id || from.Authority != to.Authority => "another-authority",
        _ when from.Cases.All(c => c.Queued.Id != move.CaseId) => "moved-meanwhile",
        _ when from.Cases.First(c => c.Queued.Id == move.CaseId).Bound is { } bound => bound,
        _ when to.Absent => "absent",
        _ when to.Cases.Count >= to.Capacity => "no-room",
        _ => null,
    };

    private static List<(string From, CarriedCase Case)> Movable(Dictionary<string, Carrier> all, DateTimeOffset now) =>
    [
        .. all.Values.SelectMany(c => c.Late(now).Select(l => (From: c.Id, Case: c.Cases.First(one => one.Queued.Id == l.Case.Id))))
            .Where(one => one.Case.Bound is null)
            .OrderBy(one => one.Case.Queued.DueAt).ThenBy(one => one.Case.Queued.Number),
    ];

    private static Carrier? Taker(Dictionary<string, Carrier> all, Carrier from, CarriedCase c, DateTimeOffset now) => all.Values
        .Where(to => to.Pace is not null && Problem(new CaseMove(c.Queued.Id, from.Id, to.Id), from, to) is null)
        .Where(to => to.With(c).Late(now).Count == to.Late(now).Count && to.With(c).Late(now).TrueForAll(l => l.Case.Id != c.Queued.Id))
        .OrderBy(to => Forecast.Through(to.Queue, to.Pace!.Value, to.Days, now) ?? DateTimeOffset.MaxValue)
        .ThenBy(to => to.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}
