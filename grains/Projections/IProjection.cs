using Npgsql;

namespace Dialog.Projections;

/// <summary>Something derived from the journal; written in the transaction that moves the region's checkpoint, so that each change is taken once.</summary>
internal interface IProjection
{
    /// <summary>Names of the events whose content it reads; of any other it sees only that it happened.</summary>
    IReadOnlyCollection<string> ReadsContentOf { get; }

    /// <summary>Decides, before the transaction, what a window changes; null when nothing.</summary>
    /// <param name="leaveOut">The window is one case that the database refused: give up what of its content may be the reason.</param>
    ValueTask<IProjectedChange?> Prepare(ProjectionWindow window, DateTimeOffset now, bool leaveOut);
}

/// <summary>What one projection makes of one window.</summary>
internal interface IProjectedChange
{
    Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction);

    /// <summary>After the commit: a lost call costs time, not the change. Nothing here waits for a client.</summary>
    Task Announce(IGrainFactory grains);
}
