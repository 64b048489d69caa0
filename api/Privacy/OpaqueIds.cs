using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Dialog.Privacy;

namespace Dialog.Api.Privacy;

/// <summary>Writes what is marked <see cref="OpaqueAttribute"/> as a digest, whoever reads it and by whatever way.</summary>
internal static class OpaqueIds
{
    private const int Bytes = 8;

    /// <summary>channel/conversation keeps its channel. Equal ids stay equal.</summary>
    public static string Of(string id)
    {
        int slash = id.IndexOf('/', StringComparison.Ordinal);
        return string.Concat(id.AsSpan(0, slash + 1), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, Bytes)));
    }

    public static void Hide(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Get is { } get && property.AttributeProvider?.IsDefined(typeof(OpaqueAttribute), inherit: false) == true)
            {
                property.Get = owner => get(owner) is string id ? Of(id) : null;
            }
        }
    }
}
