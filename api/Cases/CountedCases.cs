using Dialog.Api.Setup;
using Dialog.Regions;

namespace Dialog.Api.Cases;

/// <summary>The cases behind a figure of the board: those with a mark of its kind in a stretch of time.</summary>
/// <param name="Mark">As the projection stores it.</param>
/// <param name="LongerThan">Seconds from publication to registration; null: however long.</param>
internal sealed record CountedCases(short Mark, DateTimeOffset From, DateTimeOffset To, int? LongerThan)
{
    private const short Registered = 1;
    private const short TooLate = 3;
    private const short Answered = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static async Task<(CountedCases? Counted, BadRequestProblem? Fault)> Of(string? counted, DateTimeOffset? from, DateTimeOffset? to, string region, IGrainFactory grains)
    {
        if (counted is null)
        {
            return (null, null);
        }

        if (from is not { } start || to is not { } end || start > end || end - start > Longest)
        {
            return (null, Errors.Field("from", $"from and to, at most {Longest.Days} days apart"));
        }

        (start, end) = (start.ToUniversalTime(), end.ToUniversalTime());
        return counted switch
        {
            "received" => (new(Registered, start, end, null), null),
            "not-entered" => (new(Registered, start, end, 60 * ((await grains.GetGrain<IRegionGrain>(region).Get())?.Targets ?? BoardTargets.Default).EntryMinutes), null),
            "answered" => (new(Answered, start, end, null), null),
            "not-answered" => (new(TooLate, start, end, null), null),
            _ => (null, Errors.Field("counted", "must be one of received, not-entered, answered, not-answered")),
        };
    }
}
