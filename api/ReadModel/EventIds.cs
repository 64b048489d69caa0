using System.Text.Json;
using Dialog.Api.Privacy;
using Dialog.Privacy;

namespace Dialog.Api.ReadModel;

/// <summary>An event's JSON without the ids that nobody but the engine has a use for, by the names of its properties.</summary>
internal static class EventIds
{
    public static JsonElement Hide(JsonElement data, bool ofForm) => JsonTexts.Replace(data, (name, id) => name.ToUpperInvariant() switch
    {
        "THREAD" or "CONVERSATION" or "RESIDENTID" or "AUTHORID" => OpaqueIds.Of(id),
        "MESSAGEID" or "MESSAGEIDS" => FormMessageIds.Shown(ofForm, id),
        _ => id,
    });
}
