namespace Dialog.Channels;

/// <summary>A service an external organisation takes cases for.</summary>
/// <param name="Code">What it calls the service.</param>
[GenerateSerializer, Immutable, Alias("dialog.PeerService")]
public sealed record ExternalService(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Group);
