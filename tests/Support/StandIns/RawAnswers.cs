using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>Answers with what no JSON writer writes and networks send all the same.</summary>
public static class RawAnswers
{
    /// <summary>In a text: becomes half of a surrogate pair, as an escape.</summary>
    public const string HalfACharacter = "@@half@@";

    /// <summary>In a text: becomes a byte that is no UTF-8.</summary>
    public const string NoUtf8 = "@@byte@@";

    public static async Task WriteRaw(this HttpResponse response, JsonNode json)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(json.ToJsonString())).Replace(HalfACharacter, "\\ud83d", StringComparison.Ordinal).Replace(NoUtf8, "\u00ff", StringComparison.Ordinal));
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(bytes);
    }
}
