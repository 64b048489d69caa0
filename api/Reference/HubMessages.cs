using System.Reflection;
using Dialog.Api.Push;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dialog.Api.Reference;

/// <summary>
/// What the hub sends has schemas in the document too, although OpenAPI describes no hub: the console takes all its types from
/// there.
/// </summary>
internal static class HubMessages
{
    /// <summary>Records that go over the live connection, by the signatures of the hub and its client.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(IConsole).GetMethods().SelectMany(m => m.GetParameters()).Select(p => p.ParameterType)
            .Concat(typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => m.ReturnType).Where(t => t.IsGenericType).Select(t => t.GetGenericArguments()[0]))
            .Select(t => t.GetElementType() ?? t)
            .Where(t => t.Namespace?.StartsWith("Dialog", StringComparison.Ordinal) == true)
            .Distinct()
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    public static async Task AddSchemas(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        foreach (Type message in All)
        {
            Shared(await context.GetOrCreateSchemaAsync(message, null, cancellation), document);
        }
    }

    // The schema comes with copies of everything in it: those that have a name become references.
    private static IOpenApiSchema Shared(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema own)
        {
            return schema;
        }

        string? name = own.Metadata?.TryGetValue(Schemas.NameKey, out object? given) == true ? (string)given : null;
        if (name is not null && document.Components?.Schemas?.ContainsKey(name) == true)
        {
            return new OpenApiSchemaReference(name, document);
        }

        own.Items = own.Items is null ? null : Shared(own.Items, document);
        foreach ((string property, IOpenApiSchema value) in own.Properties?.ToArray() ?? [])
        {
            own.Properties![property] = Shared(value, document);
        }

        return name is not null && document.AddComponent(name, own) ? new OpenApiSchemaReference(name, document) : own;
    }
}
