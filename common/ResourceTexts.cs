using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Dialog;

/// <summary>Texts that people read, kept as JSON files in an assembly: one file for each language, keys with their texts.</summary>
public static class ResourceTexts
{
    /// <param name="name">of the resource, whole</param>
    public static FrozenDictionary<string, string> Read(Assembly home, string name)
    {
        ArgumentNullException.ThrowIfNull(home);
        using Stream stream = home.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{home.GetName().Name} has no texts {name}.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }
}
