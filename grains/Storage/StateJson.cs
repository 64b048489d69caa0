using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dialog.Secrets;
using Orleans.Storage;

namespace Dialog.Storage;

/// <summary>
/// Grain state as plain JSON. Orleans' own serializer writes CLR type names, so that moving a class would lose its state.
/// Properties marked <see cref="SecretAttribute"/> are sealed with the installation's key.
/// </summary>
public sealed class StateJson(SecretBox secrets) : IGrainStorageSerializer
{
    private readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Goes into bytea, never into a page: Cyrillic as itself is a third of its \u form.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => SealSecrets(type, secrets) } },
    };

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, _options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, _options)!;

    private static void SealSecrets(JsonTypeInfo type, SecretBox secrets)
    {
        foreach (JsonPropertyInfo property in type.Properties.Where(p => p.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: false) == true))
        {
            string purpose = $"{type.Type.Name}.{property.Name}";
            Func<object, object?> get = property.Get!;
            Action<object, object?> set = property.Set!;
            property.Get = o => get(o) is string secret ? secrets.Seal(secret, purpose) : null;
            property.Set = (o, value) => set(o, value is string text ? secrets.Open(text, purpose) : null);
        }
    }
}
