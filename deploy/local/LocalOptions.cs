namespace Dialog.Local;

/// <summary>What the command line asked for.</summary>
internal sealed record LocalOptions
{
    public required int Silos { get; init; }
    public required int Apis { get; init; }
    public required int Port { get; init; }
    public required string DataFolder { get; init; }

    /// <summary>Connection string of somebody's own server; null starts the embedded one.</summary>
    public string? Postgres { get; init; }
    public bool BuildConsole { get; init; }
    public bool Demo { get; init; }
    public bool OpenBrowser { get; init; }

    public string LogFolder => Path.Combine(DataFolder, "logs");
}
