using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dialog.Api.Setup;

/// <summary>
/// What a body says by its types holds when a handler gets it: a value that may not be null is there, a list has no holes. A NUL, which
/// PostgreSQL cannot hold, is read as a blank, as in the messages of networks.
/// </summary>
internal static class ReadValues
{
    private const char Nul = '\0';

    /// <summary>For the resolver of JSON: looks at every object of ours when it has been read.</summary>
    public static void Check(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Namespace?.StartsWith("Dialog", StringComparison.Ordinal) != true)
        {
            return;
        }

        Action<object>[] checks = [.. type.Properties.Where(p => p.Get is not null && !p.PropertyType.IsValueType).Select(CheckOf)];
        Action<object>? before = type.OnDeserialized;
        type.OnDeserialized = read =>
        {
            before?.Invoke(read);
            foreach (Action<object> check in checks)
            {
                check(read);
            }
        };
    }

    private static Action<object> CheckOf(JsonPropertyInfo property)
    {
        // As they are now: what masks answers wraps them later.
        (string name, bool mayBeNull, Func<object, object?> get, Action<object, object?>? set) = (property.Name, property.IsGetNullable, property.Get!, property.Set);
        return read =>
        {
            switch (get(read))
            {
                case null when !mayBeNull:
                    throw Missing(name, "must be given");
                case string text when text.Contains(Nul):
                    (set ?? throw Missing(name, "must have no NUL character"))(read, Blank(text));
                    break;
                case IList<string> texts:
                    Clean(name, texts);
                    break;
                case IEnumerable items and not (string or IDictionary) when items.Cast<object?>().Contains(null):
                    throw Missing(name, "must have no null in it");
            }
        };
    }

    private static void Clean(string name, IList<string> texts)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            string text = texts[i] ?? throw Missing(name, "must have no null in it");
            if (text.Contains(Nul))
            {
                texts[i] = Blank(text);
            }
        }
    }

    private static string Blank(string text) => text.Replace(Nul, ' ');

    private static JsonException Missing(string name, string what) => new($"{name}: {what}.", $"$.{name}", null, null);
}
