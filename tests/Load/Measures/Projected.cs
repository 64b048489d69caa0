using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Dialog.Load.Measures;

/// <summary>How far the projections of the journal (search, notices, webhooks) are behind when the load ends, and how long they need from there.</summary>
internal sealed record Projected(long Behind, TimeSpan? Took)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<Projected> CatchUp(NpgsqlDataSource database, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        long behind = await Waiting(database, cancellation);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(500));
        long now = behind;
        while (now > 0 && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await look.WaitForNextTickAsync(cancellation);
            now = await Waiting(database, cancellation);
        }

        return new Projected(behind, now > 0 ? null : Stopwatch.GetElapsedTime(start));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Behind:N0} cases behind at the end of the load, {(Took is { } took ? $"caught up after {took.TotalSeconds:N1} s" : $"not caught up after {Patience.TotalMinutes:N0} min")}");

    // A change counts as projected when it lies below its region's checkpoint.
    private static async Task<long> Waiting(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand("select count(*) from cases c join following f on f.region = c.region where c.changed_in >= f.checkpoint");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
