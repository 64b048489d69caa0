using System.Text.Json.Nodes;
using Dialog.Channels.Buttons;

namespace Dialog.Channels.Max;

/// <summary>Buttons under our messages: an attachment among the others. Pure.</summary>
internal static class MaxKeyboards
{
    /// <summary>The keyboard of an answer; null for none. A document goes alone.</summary>
    public static JsonObject? Of(MaxConversation to, OutgoingMessage message, IReadOnlyList<JsonObject> uploaded) =>
        uploaded.Count >= MaxMessage.MaxAttachments || uploaded.Any(u => (string?)u["type"] != "image") ? null
        : AnswerButton.Of(message) is { Count: > 0 } buttons ? Keyboard(new JsonArray([.. buttons.Select(Callback)]))
        // Only in private: nobody should press in public where they live.
        : message.AsksAddress && !to.IsGroup ? Keyboard(Row("request_geo_location", "Отправить место на карте"), Row("request_contact", "Отправить свой контакт"))
        : null;

    /// <summary>What is said of a press: a notice and, where the answer was judged, its text with what stands under it from now on.</summary>
    public static JsonObject Answer(PressResult result)
    {
        JsonObject body = new() { ["notification"] = result.Text };
        // What a message carries beside its text would be lost by this.
        if (result is { IsSettled: true, Answer: { HasFiles: false, Text: var text } })
        {
            body["message"] = new JsonObject
            {
                ["text"] = text,
                ["attachments"] = result.Remaining is { } button ? new JsonArray(Keyboard(new JsonArray(Callback(button)))) : new JsonArray(),
            };
        }

        return body;
    }

    private static JsonObject Keyboard(params JsonNode[] rows) => new()
    {
        ["type"] = "inline_keyboard",
        ["payload"] = new JsonObject { ["buttons"] = new JsonArray(rows) },
    };

    private static JsonArray Row(string type, string text) => new(new JsonObject { ["type"] = type, ["text"] = text });

    private static JsonObject Callback(AnswerButton button) => new()
    {
        ["type"] = "callback",
        ["text"] = button.Label,
        ["payload"] = button.Data,
        ["intent"] = button.Outcome == ResidentOutcome.Solved ? "positive" : "negative",
    };
}
