using Orleans.Serialization;

namespace Dialog;

/// <summary>
/// Errors that travel from a silo to its caller. Orleans carries those of .NET and its own; an error of another library among their causes
/// would arrive as a missing codec, which says nothing of what happened.
/// </summary>
public static class CarriedErrors
{
    /// <summary>Polly's time-outs are causes of Orleans' own errors when a silo is short of processor time.</summary>
    public static void Configure(ExceptionSerializationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.SupportedNamespacePrefixes.Add("Polly");
    }
}
