using System.Text.Json;

namespace Dialog.Training;

internal static class LabelResource
{
    public static T Read<T>(string name)
    {
        using Stream stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream)!;
    }

    public static IEnumerable<string> Lines(string name)
    {
        using StreamReader reader = new(Open(name));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static Stream Open(string name) =>
        typeof(LabelResource).Assembly.GetManifestResourceStream($"Dialog.Training.{name}")!;
}
