using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dialog.Files;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Dialog.Channels.Telegram;

/// <summary>One file with its caption, as multipart: sendPhoto or sendDocument.</summary>
internal sealed class UploadFile(bool photo, OutgoingFile file, TelegramPlace to, string caption, ReplyMarkup? keyboard)
    : RequestBase<SentMessage>(photo ? "sendPhoto" : "sendDocument")
{
    public override HttpContent ToHttpContent()
    {
        MultipartFormDataContent form = to.Form();
        if (keyboard is not null)
        {
            form.Add(new StringContent(JsonSerializer.Serialize(keyboard, JsonBotAPI.Options), Encoding.UTF8), "reply_markup");
        }

        form.Add(new StringContent(caption, Encoding.UTF8), "caption");
        form.Add(TelegramPlace.Part(file), photo ? "photo" : "document", file.Name);
        return form;
    }
}

/// <summary>Two to ten files as one album. Telegram mixes no photos with documents: where both are, all go as documents.</summary>
internal sealed class UploadAlbum(IReadOnlyList<OutgoingFile> files, TelegramPlace to, string caption) : RequestBase<SentMessage[]>("sendMediaGroup")
{
    public override HttpContent ToHttpContent()
    {
        bool photos = files.All(TelegramPlace.IsPhoto);
        MultipartFormDataContent form = to.Form();
        // The caption of the first is shown under the whole album.
        IEnumerable<Dictionary<string, string>> media = files.Select((_, i) => i == 0 && caption.Length > 0
            ? new Dictionary<string, string> { ["type"] = photos ? "photo" : "document", ["media"] = $"attach://file{i}", ["caption"] = caption }
            : new Dictionary<string, string> { ["type"] = photos ? "photo" : "document", ["media"] = $"attach://file{i}" });
        form.Add(new StringContent(JsonSerializer.Serialize(media), Encoding.UTF8), "media");
        for (int i = 0; i < files.Count; i++)
        {
            form.Add(TelegramPlace.Part(files[i]), $"file{i}", files[i].Name);
        }

        return form;
    }
}

/// <summary>Where an answer goes, as fields of a form.</summary>
internal sealed record TelegramPlace(long Chat, int? Topic, long? DirectTopic, ReplyParameters? Reply, string? Business)
{
    // Beyond it Telegram takes an image only as a document.
    private const int MaxPhoto = 10 * 1024 * 1024;

    public static bool IsPhoto(OutgoingFile file) => file.Kind == "photo" && file.Bytes.Length <= MaxPhoto;

    public static ByteArrayContent Part(OutgoingFile file)
    {
        ByteArrayContent part = new(file.Bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(file.MimeType);
        return part;
    }

    public MultipartFormDataContent Form()
    {
        MultipartFormDataContent form = new() { { new StringContent(Chat.ToString(CultureInfo.InvariantCulture)), "chat_id" } };
        if (Business is { } connection)
        {
            form.Add(new StringContent(connection), "business_connection_id");
        }

        if (Topic is { } topic)
        {
            form.Add(new StringContent(topic.ToString(CultureInfo.InvariantCulture)), "message_thread_id");
        }

        if (DirectTopic is { } direct)
        {
            form.Add(new StringContent(direct.ToString(CultureInfo.InvariantCulture)), "direct_messages_topic_id");
        }

        if (Reply is { } reply)
        {
            form.Add(new StringContent(JsonSerializer.Serialize(reply, JsonBotAPI.Options)), "reply_parameters");
        }

        return form;
    }
}
