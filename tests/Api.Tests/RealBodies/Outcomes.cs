namespace Dialog.Api.Tests.RealBodies;

/// <summary>What those who may get from an operation with a right body, where it is not a success: the rules refuse, which they do after the guards.</summary>
internal static class Outcomes
{
    private static readonly Dictionary<string, string> Refused = new()
    {
    };

    public static IEnumerable<string> Named => Refused.Keys.Concat(OfKeys);

    /// <summary>What a key with every scope may.</summary>
    public static readonly HashSet<string> OfKeys = [];

    public static string Of(string endpoint, string role) => Refused.GetValueOrDefault($"{role} {endpoint}") ?? Refused.GetValueOrDefault(endpoint, "2xx");
}
