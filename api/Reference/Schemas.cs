using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dialog.Api.Reference;

/// <summary>Makes schemas describe this api's JSON so precisely that the console's types can be generated from them.</summary>
internal static class Schemas
{
    /// <summary>A schema's name in the document: the record's own, for problems without the suffix.</summary>
    public static string? Name(JsonTypeInfo type) => typeof(ProblemDocument).IsAssignableFrom(type.Type)
        ? type.Type.Name[..^"Document".Length]
        : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    /// <summary>The key under which a schema remembers its name, so that a copy of it can become a reference.</summary>
    public const string NameKey = "dialog-name";

    /// <summary>Numbers are written as numbers and enumerations as one of their names; text with few values lists them.</summary>
    public static Task AsWritten(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (Name(context.JsonTypeInfo) is { } name)
        {
            (schema.Metadata ??= new Dictionary<string, object>())[NameKey] = name;
        }

        if (schema.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        // One schema serves the enumeration and its nullable form; whether null is allowed is the property's to say.
        if (context.JsonTypeInfo.Type is var of && (Nullable.GetUnderlyingType(of) ?? of).IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. (schema.Enum ?? []).Where(v => v is not null && v.GetValueKind() != System.Text.Json.JsonValueKind.Null)];
        }

        if (Allowed(context.JsonPropertyInfo) is { } values)
        {
            OpenApiSchema text = schema.Items as OpenApiSchema ?? schema;
            text.Enum = [.. values.Select(v => (JsonNode)JsonValue.Create((string)v!))];
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Null is never written and means the same as an absent field where it is read, so a field that may be null is optional. In
    /// answers every other field is there, also one that a request may leave to its default.
    /// </summary>
    public static Task RequireWhatIsWritten(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        HashSet<string> written = [];
        foreach (OpenApiOperation operation in document.Paths.Values.SelectMany(p => p.Operations?.Values.AsEnumerable() ?? []))
        {
            foreach (IOpenApiSchema? schema in (operation.Responses ?? []).Values.SelectMany(r => r.Content?.Values.AsEnumerable() ?? []).Select(c => c.Schema))
            {
                Follow(schema, document, written);
            }
        }

        foreach (Type message in HubMessages.All)
        {
            Follow(new OpenApiSchemaReference(message.Name, document), document, written);
        }

        foreach ((string name, IOpenApiSchema component) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (component is OpenApiSchema { Properties: { } properties } schema)
            {
                HashSet<string> required = [.. written.Contains(name) ? properties.Keys : schema.Required ?? new HashSet<string>()];
                required.RemoveWhere(p => !properties.TryGetValue(p, out IOpenApiSchema? property) || IsNullable(property));
                schema.Required = required;
            }
        }

        return Task.CompletedTask;
    }

    private static void Follow(IOpenApiSchema? schema, OpenApiDocument document, HashSet<string> seen)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id })
        {
            if (!seen.Add(id))
            {
                return;
            }

            schema = document.Components!.Schemas![id];
        }

        if (schema is OpenApiSchema own)
        {
            IOpenApiSchema?[] parts = [own.Items, own.AdditionalProperties, .. own.Properties?.Values ?? [], .. own.OneOf ?? [], .. own.AnyOf ?? [], .. own.AllOf ?? []];
            foreach (IOpenApiSchema? part in parts)
            {
                Follow(part, document, seen);
            }
        }
    }

    private static bool IsNullable(IOpenApiSchema property) =>
        property.Type?.HasFlag(JsonSchemaType.Null) == true || property.OneOf?.Any(o => o.Type == JsonSchemaType.Null) == true;

    private static object?[]? Allowed(JsonPropertyInfo? property) =>
        (property?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: true).FirstOrDefault() as AllowedValuesAttribute)?.Values;
}
