using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dialog.Api.Reference;

/// <summary>
/// One valid body of every operation that takes JSON, by the name of its schema in <c>examples.json</c>. Tests send them: a new body
/// needs one.
/// </summary>
internal static class Examples
{
    private static readonly JsonObject All = Read();

    public static Task OfABody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        Type? body = context.Description.ParameterDescriptions.FirstOrDefault(p => p.Source == BindingSource.Body)?.Type;
        if (body is not null && operation.RequestBody?.Content is { } contents && All[body.Name] is { } example)
        {
            foreach (OpenApiMediaType content in contents.Values)
            {
                content.Example = example.DeepClone();
            }
        }

        return Task.CompletedTask;
    }

    private static JsonObject Read()
    {
        using Stream file = typeof(Examples).Assembly.GetManifestResourceStream("Dialog.Api.Reference.examples.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
