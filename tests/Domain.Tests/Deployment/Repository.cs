using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Dialog.Domain.Tests.Deployment;

/// <summary>Files of the repository, and YAML as JSON: mappings are objects, every scalar is a text.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static JsonNode Yaml(string path) => Assert.Single(Documents(Text(path)));

    /// <summary>The documents of a stream, empty ones left out.</summary>
    public static List<JsonNode> Documents(string text)
    {
        MergingParser parser = new(new Parser(new StringReader(text)));
        IDeserializer deserializer = new DeserializerBuilder().Build();
        List<JsonNode> documents = [];
        parser.Consume<YamlDotNet.Core.Events.StreamStart>();
        while (parser.Accept<YamlDotNet.Core.Events.DocumentStart>(out _))
        {
            if (Json(deserializer.Deserialize<object?>(parser)) is { } document)
            {
                documents.Add(document);
            }
        }

        return documents;
    }

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        IDictionary<object, object?> map => new JsonObject(map.Select(m => KeyValuePair.Create((string)m.Key, Json(m.Value)))),
        IList<object?> list => new JsonArray([.. list.Select(Json)]),
        _ => JsonValue.Create(value.ToString()),
    };

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

/// <summary>Reading of such nodes; what is not there is null or empty.</summary>
internal static class Nodes
{
    public static JsonNode? At(this JsonNode? node, params string[] path) => path.Aggregate(node, (n, name) => n is JsonObject o ? o[name] : null);

    public static string? Text(this JsonNode? node, params string[] path) => node.At(path)?.ToString();

    public static IReadOnlyList<JsonNode> List(this JsonNode? node, params string[] path) => node.At(path) is JsonArray list ? [.. list.Select(n => n!)] : [];

    public static Dictionary<string, string> Map(this JsonNode? node, params string[] path) =>
        node.At(path) is JsonObject map ? map.ToDictionary(m => m.Key, m => m.Value?.ToString() ?? "") : [];

    public static int Number(this JsonNode? node, params string[] path) => int.Parse(node.Text(path)!, System.Globalization.CultureInfo.InvariantCulture);
}
