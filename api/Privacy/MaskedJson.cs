using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dialog.Api.Access;
using Dialog.Cases;
using Dialog.Privacy;
using Microsoft.AspNetCore.Http.Json;

namespace Dialog.Api.Privacy;

/// <summary>Decides whether the marked properties of an object hold a resident's data at all.</summary>
internal interface IMaybePersonal
{
    bool IsPersonal(PersonalKind kind);
}

/// <summary>
/// Masks what is marked <see cref="PersonalAttribute"/> wherever the HTTP api writes it as JSON, so that no endpoint can forget
/// it. The level is the reader's; an endpoint that lawfully shows more says so with <see cref="Show"/>.
/// </summary>
internal static class MaskedJson
{
    private static readonly object LevelKey = new();

    private static readonly Dictionary<string, PersonalKind> OfEvents = new(StringComparer.OrdinalIgnoreCase)
    {
        ["residentName"] = PersonalKind.Name,
        ["fullName"] = PersonalKind.Name,
        ["address"] = PersonalKind.Address,
        ["replyTo"] = PersonalKind.Contact,
        ["text"] = PersonalKind.Text,
        ["notes"] = PersonalKind.Text,
        ["task"] = PersonalKind.Text,
        ["reason"] = PersonalKind.Text,
    };

    public static void AddMasking(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddOptions<JsonOptions>().Configure<IHttpContextAccessor>((o, accessor) =>
            o.SerializerOptions.TypeInfoResolver = o.SerializerOptions.TypeInfoResolver!.WithAddedModifier(type => Mask(type, accessor)));
    }

    /// <summary>From here on this answer is masked by <paramref name="level"/> only.</summary>
    public static void Show(HttpContext http, MaskLevel level) => http.Items[LevelKey] = level;

    /// <summary>An event's JSON with its personal data masked, by the names of its properties.</summary>
    public static JsonElement Of(JsonElement data, MaskLevel level) => level == MaskLevel.Nothing
        ? data
        : JsonTexts.Replace(data, (name, words) => OfEvents.TryGetValue(name, out PersonalKind kind) ? Masking.Of(kind, words, level) : words);

    private static void Mask(JsonTypeInfo type, IHttpContextAccessor accessor)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.AttributeProvider?.GetCustomAttributes(typeof(PersonalAttribute), inherit: false) is not [PersonalAttribute mark] || property.Get is not { } get)
            {
                continue;
            }

            property.Get = owner => owner is IMaybePersonal maybe && !maybe.IsPersonal(mark.Kind) ? get(owner) : get(owner) switch
            {
                string value => Masking.Of(mark.Kind, value, LevelFor(owner, accessor.HttpContext)),
                JsonElement data => Of(data, LevelFor(owner, accessor.HttpContext)),
                object when owner is IMaskPart part => part.Masked(LevelFor(owner, accessor.HttpContext)),
                object other => throw new InvalidOperationException($"{type.Type.Name}.{property.Name} is marked personal, but nobody knows how to mask a {other.GetType().Name}."),
                null => null,
            };
        }
    }

    private static MaskLevel LevelFor(object owner, HttpContext? http) => http switch
    {
        { Items: { } items } when items.TryGetValue(LevelKey, out object? level) => (MaskLevel)level!,
        { User.Identity.IsAuthenticated: true } => owner is CaseSummary about ? Masking.For(Person.Of(http.User), about) : Masking.For(Person.Of(http.User)),
        _ => MaskLevel.Everything,
    };
}

/// <summary>Masks a marked property that is neither a text nor JSON.</summary>
internal interface IMaskPart
{
    object Masked(MaskLevel level);
}
