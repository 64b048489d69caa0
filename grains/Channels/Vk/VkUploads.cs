using System.Globalization;
using System.Text.Json;
using Dialog.Files;

namespace Dialog.Channels.Vk;

/// <summary>Files of an answer on their way into VK: asked where, uploaded, saved. Nothing of it is seen before the answer is.</summary>
internal static class VkUploads
{
    /// <summary>Whether the files can go where the answer goes; null when they can, otherwise why not.</summary>
    public static SendOutcome.Failed? Refusal(ChannelSettings settings, VkConversation to) =>
        to.Place != VkPlace.Private && settings.ReadToken is null
            ? new("upload-needs-token", "VK takes files for comments only with a user's token: add one to the channel as its second token, or answer without files")
            : null;

    public static async Task<List<string>> Upload(VkApi api, ChannelSettings settings, VkConversation to, IReadOnlyList<OutgoingFile> files, CancellationToken stop)
    {
        List<string> ids = [];
        foreach (OutgoingFile file in files)
        {
            ids.Add(file.Kind == "photo" ? await Photo(api, settings, to, file, stop) : await Document(api, settings, to, file, stop));
        }

        return ids;
    }

    private static async Task<string> Photo(VkApi api, ChannelSettings settings, VkConversation to, OutgoingFile file, CancellationToken stop)
    {
        bool inPrivate = to.Place == VkPlace.Private;
        string? token = inPrivate ? settings.Token : settings.ReadToken;
        (string name, string value) = inPrivate ? ("peer_id", Text(to.Owner)) : ("group_id", settings.Account!);
        JsonElement server = await api.Call(settings, token, Of(inPrivate ? "photos.getMessagesUploadServer" : "photos.getWallUploadServer", (name, value)), stop);
        JsonElement uploaded = await api.Upload(server.Text("upload_url") ?? throw new VkAnswerException(200, null), "photo", file, stop);
        (string, string)[] proof = [("server", Plain(uploaded, "server")), ("photo", Plain(uploaded, "photo")), ("hash", Plain(uploaded, "hash"))];
        JsonElement saved = await api.Call(settings, token,
            inPrivate ? Of("photos.saveMessagesPhoto", proof) : Of("photos.saveWallPhoto", [.. proof, ("group_id", settings.Account!)]), stop);
        return Id("photo", saved.ValueKind == JsonValueKind.Array ? saved.EnumerateArray().FirstOrDefault() : saved);
    }

    private static async Task<string> Document(VkApi api, ChannelSettings settings, VkConversation to, OutgoingFile file, CancellationToken stop)
    {
        bool inPrivate = to.Place == VkPlace.Private;
        string? token = inPrivate ? settings.Token : settings.ReadToken;
        VkCall where = inPrivate ? Of("docs.getMessagesUploadServer", ("type", "doc"), ("peer_id", Text(to.Owner))) : Of("docs.getWallUploadServer", ("group_id", settings.Account!));
        JsonElement server = await api.Call(settings, token, where, stop);
        JsonElement uploaded = await api.Upload(server.Text("upload_url") ?? throw new VkAnswerException(200, null), "file", file, stop);
        JsonElement saved = await api.Call(settings, token, Of("docs.save", ("file", Plain(uploaded, "file")), ("title", file.Name)), stop);
        return Id("doc", saved.Object("doc") ?? (saved.ValueKind == JsonValueKind.Array ? saved.EnumerateArray().FirstOrDefault() : saved));
    }

    private static string Id(string type, JsonElement saved) => saved.Number("owner_id") is { } owner && saved.Number("id") is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"{type}{owner}_{id}{(saved.Text("access_key") is { Length: > 0 } key ? $"_{key}" : "")}")
        : throw new VkAnswerException(200, null);

    // The proof of an upload goes back as it came, number or text.
    private static string Plain(JsonElement uploaded, string name) => uploaded.Get(name) switch
    {
        { ValueKind: JsonValueKind.String } => uploaded.Text(name) ?? "",
        { } other => other.GetRawText(),
        _ => throw new VkException(22, "VK did not take the file"),
    };

    private static VkCall Of(string method, params (string Name, string Value)[] parameters) => new(method, parameters.ToDictionary(p => p.Name, p => p.Value));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
