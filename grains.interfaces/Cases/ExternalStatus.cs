namespace Dialog.Cases;

/// <summary>What external organisations call the state of a request: <c>open</c> and <c>closed</c>, or one of FixMyStreet's finer words.</summary>
public static class ExternalStatus
{
    private static readonly string[] Done =
        ["closed", "fixed", "fixed - council", "fixed - user", "duplicate", "no_further_action", "not_councils_responsibility", "unable_to_fix"];

    // What servers call a request that came and with which nothing has happened.
    private static readonly string[] Begun = ["open", "opened", "new", "submitted", "received", "registered", "confirmed"];

    /// <summary>The organisation is done with it.</summary>
    public static bool IsDone(string? status) => status is not null && Done.Contains(status);

    /// <summary>What a request says of itself is coarser than what its updates said: it is news only when the end came or went.</summary>
    public static bool IsNews(string? said, string? known) => said switch
    {
        null => false,
        _ when known is null && Begun.Contains(said) => false,
        _ when said == known => false,
        "open" => IsDone(known),
        "closed" => !IsDone(known),
        _ => true,
    };

    /// <summary>What an update says: its words, then the addresses of its photos.</summary>
    public static string? Notes(string? words, IReadOnlyList<string> photos)
    {
        ArgumentNullException.ThrowIfNull(photos);
        return photos.Count == 0 ? words : $"{(string.IsNullOrWhiteSpace(words) ? "" : $"{words}\n\n")}{string.Join('\n', photos)}";
    }

    /// <summary>A request repeats the words of its last update, and not the photos.</summary>
    public static bool Repeats(string? notes, string? known) =>
        string.IsNullOrWhiteSpace(notes) || notes == known || (known is not null && known.StartsWith($"{notes}\n\nhttp", StringComparison.Ordinal));
}
