using System.Text.Json.Nodes;
using Dialog.Channels.Buttons;

namespace Dialog.Channels.Vk;

/// <summary>Buttons under private messages; comments have none. Pure.</summary>
internal static class VkKeyboards
{
    // In the payload of a button of ours, which VK wants to be JSON.
    private const string Data = "d";

    /// <summary>The keyboard of an answer as JSON; null for none.</summary>
    public static string? Of(OutgoingMessage message) =>
        AnswerButton.Of(message) is { Count: > 0 } buttons ? Keyboard([.. buttons.Select(Callback)])
        : message.AsksAddress ? Keyboard(new JsonObject { ["action"] = new JsonObject { ["type"] = "location", ["payload"] = "{}" } })
        : null;

    /// <summary>What stands under an answer that was judged.</summary>
    public static string Remaining(PressResult result) => result.Remaining is { } button ? Keyboard(Callback(button)) : Keyboard();

    /// <summary>What a button of ours carries; null when it is none.</summary>
    public static string? Read(System.Text.Json.JsonElement payload) => payload.Text(Data);

    /// <summary>The calls that tell of a press: its notice and, where the answer was judged, its text with other buttons.</summary>
    public static IEnumerable<VkCall> Answer(ReadResult.Press press, PressResult result)
    {
        string peer = press.Places[0];
        yield return new("messages.sendMessageEventAnswer", new Dictionary<string, string>
        {
            ["event_id"] = press.Id,
            ["user_id"] = press.AuthorId,
            ["peer_id"] = peer,
            ["event_data"] = new JsonObject { ["type"] = "show_snackbar", ["text"] = result.Text }.ToJsonString(),
        });
        // What a message carries beside its text would be lost by this.
        if (result is { IsSettled: true, Answer: { HasFiles: false, NetworkId: { } id, Text: var text } })
        {
            yield return new("messages.edit", new Dictionary<string, string>
            {
                ["peer_id"] = peer,
                ["message_id"] = id,
                ["message"] = text,
                ["keyboard"] = Remaining(result),
            });
        }
    }

    private static string Keyboard(params JsonNode[] row) =>
        new JsonObject { ["inline"] = true, ["buttons"] = row.Length == 0 ? new JsonArray() : new JsonArray(new JsonArray(row)) }.ToJsonString();

    private static JsonObject Callback(AnswerButton button) => new()
    {
        ["action"] = new JsonObject { ["type"] = "callback", ["label"] = button.Label, ["payload"] = new JsonObject { [Data] = button.Data }.ToJsonString() },
        ["color"] = button.Outcome == ResidentOutcome.Solved ? "positive" : "negative",
    };
}
