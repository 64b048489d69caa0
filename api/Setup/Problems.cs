using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dialog.Api.Setup;

/// <summary>
/// An answer that says what went wrong. Each status is a type of its own, so that a handler's signature names every problem it
/// answers with: the compiler lets no other through, and the description of the api is read from there.
/// </summary>
internal abstract class Problem(int status, string code, string? detail) : IResult
{
    public const string MediaType = "application/problem+json";

    /// <summary>What the document holds beside the code.</summary>
    protected virtual IEnumerable<KeyValuePair<string, object?>> More => [];

    public Task ExecuteAsync(HttpContext http) => TypedResults.Problem(
        statusCode: status, title: code, detail: detail, extensions: [new KeyValuePair<string, object?>("code", code), .. More]).ExecuteAsync(http);

    protected static void Declare<TDocument>(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(TDocument), [MediaType]));
}

/// <summary>400: what was sent cannot be taken; errors names the fields.</summary>
internal sealed class BadRequestProblem(string code, string detail, IDictionary<string, string[]>? errors) : Problem(400, code, detail), IEndpointMetadataProvider
{
    protected override IEnumerable<KeyValuePair<string, object?>> More => errors is null ? [] : [new("errors", errors)];

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<ProblemDocument>(builder, 400);
}

/// <summary>401 of an anonymous endpoint that checks a secret itself.</summary>
internal sealed class UnauthorizedProblem(string code, string detail) : Problem(401, code, detail), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<ProblemDocument>(builder, 401);
}

/// <summary>404: there is none, or it is somebody else's.</summary>
internal sealed class NotFoundProblem() : Problem(404, "not-found", "There is no such thing here."), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<ProblemDocument>(builder, 404);
}

/// <summary>409: the state of the thing does not allow it.</summary>
internal sealed class ConflictProblem(string code, string detail) : Problem(409, code, detail), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<ProblemDocument>(builder, 409);
}

/// <summary>413: the body is larger than the endpoint takes.</summary>
internal sealed class TooLargeProblem(string detail) : Problem(413, "too-large", detail), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<ProblemDocument>(builder, 413);
}

/// <summary>429: too many wrong passwords or codes; Retry-After says how long.</summary>
internal sealed class TooManyFailuresProblem()
    : Problem(429, "too-many-failures", "Too many wrong passwords or codes; wait as long as Retry-After says."), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<ProblemDocument>(builder, 429);
}

/// <summary>502: the network that holds the file does not give it.</summary>
internal sealed class BadGatewayProblem(string code, string detail) : Problem(502, code, detail), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<ProblemDocument>(builder, 502);
}

/// <summary>503: the virus scanner did not look at a file. Declared for every operation already.</summary>
internal sealed class NotScannedProblem(string detail) : Problem(503, "not-scanned", detail);

/// <summary>The document of every problem, for the description of the api.</summary>
/// <param name="Code">For programs.</param>
internal record ProblemDocument(
    int Status,
    string Title,
    [property: Description("For programs; never changes.")] string Code,
    string? Type = null,
    string? Detail = null,
    [property: Description("By field: what is wrong and what to do.")] Dictionary<string, string[]>? Errors = null);
