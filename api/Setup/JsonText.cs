using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dialog.Api.Setup;

/// <summary>200 with JSON that somebody else wrote, e.g. the options of a passkey.</summary>
internal sealed class JsonText(string json) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext http) => TypedResults.Content(json, "application/json").ExecuteAsync(http);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(JsonElement), ["application/json"]));
}
