using System.Text.Json.Serialization.Metadata;
using Dialog.Privacy;

namespace Dialog.Api.Privacy;

/// <summary>Writes what is marked <see cref="OpaqueAttribute"/> as a digest, whoever reads it and by whatever way.</summary>
internal static class OpaqueJson
{
    public static void Hide(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Get is { } get && property.AttributeProvider?.IsDefined(typeof(OpaqueAttribute), inherit: false) == true)
            {
                property.Get = owner => get(owner) is string id ? OpaqueIds.Of(id) : null;
            }
        }
    }
}
