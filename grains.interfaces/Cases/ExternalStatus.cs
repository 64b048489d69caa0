namespace Dialog.Cases;

/// <summary>What external organisations call the state of a request: <c>open</c> and <c>closed</c>, or one of FixMyStreet's finer words.</summary>
public static class ExternalStatus
{
    private static readonly string[] Done =
        ["closed", "fixed", "fixed - council", "fixed - user", "duplicate", "no_further_action", "not_councils_responsibility", "unable_to_fix"];

    /// <summary>The organisation is done with it.</summary>
    public static bool IsDone(string? status) => status is not null && Done.Contains(status);

    /// <summary>What a request says of itself is coarser than what its updates said: it is news only when the end came or went.</summary>
    public static bool IsNews(string? said, string? known) => said switch
    {
        null => false,
        _ when said == (known ?? "open") => false,
        "open" => IsDone(known),
        "closed" => !IsDone(known),
        _ => true,
    };
}
