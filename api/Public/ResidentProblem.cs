using System.Reflection;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dialog.Api.Public;

/// <summary>Why a resident's request was refused: 400 for a field, 404 for an unknown code or region, 409 when the rules refuse.</summary>
internal sealed class ResidentProblem(Problem problem) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext http) => problem.ExecuteAsync(http);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        BadRequestProblem.PopulateMetadata(method, builder);
        NotFoundProblem.PopulateMetadata(method, builder);
        ConflictProblem.PopulateMetadata(method, builder);
    }
}
