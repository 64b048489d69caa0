namespace Dialog.Cases.Journal;

/// <summary>The journal's limits; the defaults are what the benchmark found best on two cores.</summary>
public sealed class JournalOptions
{
    /// <summary>Connections that write; a case always uses the same one.</summary>
    public int Writers { get; set; } = 2;

    /// <summary>Cases per statement at most.</summary>
    public int MaxBatch { get; set; } = 256;

    /// <summary>Appends waiting per writer before callers are refused and asked to retry.</summary>
    public int Capacity { get; set; } = 4096;

    /// <summary>How long an append waits for a place in the queue.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A statement that takes longer has an unknown outcome.</summary>
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(8);
}
