using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>Answers as calls of VK's API, and its answers as outcomes. Pure.</summary>
internal static class VkSending
{
    /// <summary>The call that sends an answer.</summary>
    /// <param name="files">ids of what was uploaded for it</param>
    public static VkCall Call(ChannelSettings settings, VkConversation to, OutgoingMessage message, IReadOnlyList<string> files)
    {
        Dictionary<string, string> of = new() { ["message"] = message.Text };
        if (files.Count > 0)
        {
            of[to.Place == VkPlace.Private ? "attachment" : "attachments"] = string.Join(',', files);
        }

        if (to.Place == VkPlace.Private)
        {
            // One of several receivers: only then VK tells the number within the conversation too, which its reactions name.
            of["peer_ids"] = Text(to.Owner);
            of["random_id"] = VkKey.RandomId(message.Key);
            if (VkKeyboards.Of(message) is { } keyboard)
            {
                of["keyboard"] = keyboard;
            }

            return new("messages.send", of);
        }
        of["guid"] = VkKey.Guid(message.Key);
        // A wall wants to know for which community we speak, the others whether.
        of["from_group"] = to.Place == VkPlace.Wall ? settings.Account! : "1";
        if (to.Place == VkPlace.Board)
        {
            of["group_id"] = Text(Math.Abs(to.Owner));
            of["topic_id"] = Text(to.Item);
            return new("board.createComment", of);
        }
        of["owner_id"] = Text(to.Owner);
        if (VkConversation.NumberOf(to.Place, message.ReplyTo) is { } question)
        {
            of["reply_to_comment"] = Text(question);
        }

        (string method, string item) = to.Place switch
        {
            VkPlace.Photo => ("photos.createComment", "photo_id"),
            VkPlace.Video => ("video.createComment", "video_id"),
            VkPlace.Market => ("market.createComment", "item_id"),
            _ => ("wall.createComment", "post_id"),
        };
        of[item] = Text(to.Item);
        return new(method, of);
    }

    /// <summary>Communities answer on walls and in private; elsewhere, and for files of comments, VK wants a user who speaks for the community.</summary>
    public static bool NeedsUser(VkConversation to, OutgoingMessage message) =>
        to.Place is not (VkPlace.Private or VkPlace.Wall) || to.Place == VkPlace.Wall && message.Attachments.Count > 0;

    public static string? TokenFor(ChannelSettings settings, VkPlace place) =>
        place is VkPlace.Private or VkPlace.Wall ? settings.Token : settings.ReadToken ?? settings.Token;

    /// <summary>Several calls in one.</summary>
    public static VkCall Execute(IEnumerable<VkCall> calls)
    {
        StringBuilder code = new("return [");
        code.AppendJoin(',', calls.Select(c => $"API.{c.Method}({{{string.Join(',', c.Parameters.Select(p => $"{Literal(p.Key)}:{Literal(p.Value)}"))}}})"));
        code.Append("];");
        return new("execute", new Dictionary<string, string> { ["code"] = code.ToString() });
    }

    /// <summary>What one call gave: the id of what was sent; of a message to several, the outcome for its one receiver.</summary>
    public static SendOutcome Outcome(VkConversation to, JsonElement given)
    {
        JsonElement one = given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().FirstOrDefault() : given;
        if (one.ValueKind == JsonValueKind.Object && one.Object("error") is { } error && error.Number("code", "error_code") is { } code)
        {
            return VkErrors.Outcome((int)Math.Clamp(code, 0, int.MaxValue), error.Text("description") ?? error.Text("error_msg") ?? "");
        }

        long? id = VkJson.Number(one) ?? one.Number("comment_id", "message_id", "id");
        return new SendOutcome.Sent(id is > 0 ? VkConversation.CommentId(to.Place, id.Value) : null)
        {
            InnerId = to.Place == VkPlace.Private && one.Number("conversation_message_id", "cmid") is > 0 and { } inner ? Text(inner) : null,
        };
    }

    /// <summary>The result of an execute: a refused call is false in its place, and its error is in a list of the refused.</summary>
    public static SendOutcome[] Outcomes(IReadOnlyList<VkConversation> to, JsonElement whole)
    {
        JsonElement[] given = [.. whole.List("response")];
        Queue<JsonElement> errors = new(whole.List("execute_errors"));
        if (given.Length != to.Count)
        {
            return [.. to.Select(_ => new SendOutcome.Later("unexpected-answer: VK answered with something else than asked", null, Everybody: false))];
        }

        return [.. to.Select((place, i) => given[i].ValueKind != JsonValueKind.False ? Outcome(place, given[i])
            : errors.TryDequeue(out JsonElement error) && error.Number("error_code") is { } code ? VkErrors.Outcome((int)Math.Clamp(code, 0, int.MaxValue), error.Text("error_msg") ?? "")
            : new SendOutcome.Later("unexpected-answer: VK refused without a reason", null, Everybody: false))];
    }

    /// <summary>A text of VKScript: everything but quotes, backslashes and breaks stands for itself.</summary>
    public static string Literal(string text)
    {
        StringBuilder literal = new("\"", text.Length + 2);
        foreach (char c in text)
        {
            literal = c switch
            {
                '"' or '\\' => literal.Append('\\').Append(c),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                < ' ' => literal.Append(' '),
                _ => literal.Append(c),
            };
        }
        return literal.Append('"').ToString();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
