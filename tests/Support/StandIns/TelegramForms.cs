using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>Uploads as the Bot API takes them: fields of a form, numbers and JSON as text, files by the names of their parts.</summary>
internal static class TelegramForms
{
    public static async Task<(JsonElement Request, IReadOnlyList<SentPart> Files)> Read(HttpRequest request, string method)
    {
        IFormCollection form = await request.ReadFormAsync();
        JsonObject fields = [];
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in form)
        {
            fields[name] = name is "caption" or "text" or "business_connection_id" ? JsonValue.Create((string)value!) : JsonNode.Parse((string)value!);
        }

        List<SentPart> files = [];
        if (method == "sendMediaGroup")
        {
            foreach (JsonNode? medium in fields["media"]!.AsArray())
            {
                string part = medium!["media"]!.GetValue<string>().Replace("attach://", "", StringComparison.Ordinal);
                files.Add(await Part(medium["type"]!.GetValue<string>(), form.Files[part]!));
                if (medium["caption"] is { } caption)
                {
                    fields["caption"] = caption.GetValue<string>();
                }
            }
        }
        else
        {
            files.Add(await Part(form.Files[0].Name, form.Files[0]));
        }
        return (JsonElement.Parse(fields.ToJsonString()), files);
    }

    private static async Task<SentPart> Part(string type, IFormFile file)
    {
        using MemoryStream bytes = new();
        await file.CopyToAsync(bytes);
        return new(type, file.FileName, bytes.ToArray());
    }
}
