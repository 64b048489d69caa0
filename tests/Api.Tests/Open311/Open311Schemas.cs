using NJsonSchema;
using NJsonSchema.Validation;

namespace Dialog.Api.Tests.Open311;

/// <summary>The published JSON schemas of GeoReport v2, which lie beside the repository.</summary>
internal static class Open311Schemas
{
    /// <summary>Skips the test loudly where the schemas are not.</summary>
    public static async Task Holds(string schema, string json)
    {
        JsonSchema published = await JsonSchema.FromFileAsync(Path.Combine(Folder(), schema));
        ICollection<ValidationError> errors = published.Validate(json);
        Assert.True(errors.Count == 0, $"{schema}: {string.Join("; ", errors.Select(e => $"{e.Path} {e.Kind}"))}\n{json}");
    }

    private static string Folder()
    {
        const string relative = "channels/open311/schema-validation/schema/georeport-v2";
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string candidate = Path.Combine(at, "shared", "data", relative);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip($"NO SCHEMAS: ../shared/data/{relative} is not beside the repository, so no answer was held against them.");
        throw new InvalidOperationException();
    }
}
