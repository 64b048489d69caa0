using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Files;

namespace Dialog.Channels.Max;

/// <summary>Files handed to MAX before the message that carries them.</summary>
internal static class MaxUploads
{
    /// <returns>the attachments to send, in the files' order</returns>
    public static async Task<List<JsonObject>> Send(MaxApi api, ChannelSettings settings, IReadOnlyList<OutgoingFile> files, CancellationToken stop)
    {
        List<JsonObject> attachments = new(files.Count);
        foreach (OutgoingFile file in files)
        {
            string type = TypeOf(file);
            JsonAt place = await api.Post(settings, $"uploads?type={type}", null, stop);
            string address = place.Text("url") ?? throw new JsonFieldException("url", "missing");
            JsonElement? said = await api.Upload(address, file, stop);
            attachments.Add(new() { ["type"] = type, ["payload"] = Payload(place.Text("token"), said) });
        }
        return attachments;
    }

    private static string TypeOf(OutgoingFile file) => file switch
    {
        { Kind: "photo" } => "image",
        _ when file.MimeType.StartsWith("video/", StringComparison.Ordinal) => "video",
        _ when file.MimeType.StartsWith("audio/", StringComparison.Ordinal) => "audio",
        _ => "file",
    };

    // Images answer {"photos": …}, files {"token": …}; videos' and sounds' token comes with the address.
    private static JsonObject Payload(string? token, JsonElement? said)
    {
        JsonAt answer = new(said ?? default, "upload");
        if (answer.Object("photos") is { } photos)
        {
            return new() { ["photos"] = JsonObject.Create(photos.Element.Clone()) };
        }

        return new() { ["token"] = answer.Text("token") ?? token ?? throw new JsonFieldException("upload.token", "missing") };
    }
}
