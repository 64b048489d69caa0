namespace Dialog.Channels;

/// <summary>The value we give an external organisation for an attribute of its services.</summary>
/// <param name="Service">its code of the service; null: every service</param>
/// <param name="Value">a text, or one of <see cref="ServiceValues.OfCase"/>, which stands for something of the case</param>
[GenerateSerializer, Immutable, Alias("dialog.ServiceValue")]
public sealed record ServiceValue(
    [property: Id(0)] string? Service,
    [property: Id(1)] string Attribute,
    [property: Id(2)] string Value);

/// <summary>An attribute that an external organisation requires for a service and that has no value of ours.</summary>
/// <param name="Description">what the organisation asks by it, for a person to read</param>
/// <param name="Wrong">the value of ours that is none of its list; null: there is none</param>
/// <param name="Values">the keys it takes, of a list</param>
[GenerateSerializer, Immutable, Alias("dialog.ServiceGap")]
public sealed record ServiceGap(
    [property: Id(0)] string Service,
    [property: Id(1)] string ServiceName,
    [property: Id(2)] string Attribute,
    [property: Id(3)] string? Description,
    [property: Id(4)] string? Wrong,
    [property: Id(5)] string[] Values);

/// <summary>What a value can stand for.</summary>
public static class ServiceValues
{
    public const string Text = "{text}";
    public const string Address = "{address}";
    public const string Latitude = "{lat}";
    public const string Longitude = "{long}";
    public const string Number = "{number}";
    public const string Reference = "{reference}";

    /// <summary>Never the resident: who wrote is not told to other bodies.</summary>
    public static readonly string[] OfCase = [Text, Address, Latitude, Longitude, Number, Reference];
}
