using System.Reflection;
using Dialog.Api.Setup;
using Dialog.Channels;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dialog.Api.Channels;

/// <summary>What a channel answers its network: plain text, or the problem why the call is refused.</summary>
internal sealed class InboundWebhookAnswer(InboundWebhookReply reply) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext http) => TypedResults.Text(reply.Body, reply.ContentType, System.Text.Encoding.UTF8, reply.Status).ExecuteAsync(http);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(string), ["text/plain"]));
        BadRequestProblem.PopulateMetadata(method, builder);
        UnauthorizedProblem.PopulateMetadata(method, builder);
        NotFoundProblem.PopulateMetadata(method, builder);
        ConflictProblem.PopulateMetadata(method, builder);
    }
}
