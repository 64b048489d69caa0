using System.Reflection;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;

namespace Dialog.Api.Reference;

/// <summary>
/// Answers that no handler gives and its signature cannot name: those of authorization, rate limits, binding and outages. They
/// follow from what the endpoint's metadata says, in one place for all of them.
/// </summary>
internal sealed class CommonAnswers : IApiDescriptionProvider
{
    /// <summary>After the provider that reads the handlers.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (ApiDescription operation in context.Results)
        {
            foreach (int status in Statuses(operation).Where(s => operation.SupportedResponseTypes.All(known => known.StatusCode != s)))
            {
                operation.SupportedResponseTypes.Add(new ApiResponseType
                {
                    StatusCode = status,
                    Type = typeof(ProblemDocument),
                    ApiResponseFormats = [new ApiResponseFormat { MediaType = Problem.MediaType }],
                });
            }
        }
    }

    /// <summary>What each status of a problem means here, whoever answers with it.</summary>
    public static string? Meaning(int status) => status switch
    {
        400 => "Bad input; errors names each field",
        401 => "Not signed in, or a secret that is wrong; without a session or key the answer has no body",
        403 => "Not for this role, or a recent proof is missing; the answer may have no body",
        404 => "There is none, or it is somebody else's",
        409 => "The state does not allow it; code says why",
        413 => "The body is too large",
        415 => "The body is no JSON in UTF-8 by its Content-Type",
        429 => "Too many requests or failures; wait as long as Retry-After says",
        502 => "The network does not give the file",
        503 => "Busy or restarting; nothing is lost, repeat with the same key",
        _ => null,
    };

    /// <summary>A session or a key is needed.</summary>
    public static bool IsGuarded(ApiDescription operation) =>
        !operation.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any() && operation.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any();

    public static bool IsChange(ApiDescription operation) => operation.HttpMethod is not ("GET" or "HEAD");

    private static IEnumerable<int> Statuses(ApiDescription operation)
    {
        IList<object> metadata = operation.ActionDescriptor.EndpointMetadata;
        bool guarded = IsGuarded(operation);
        bool hasBody = metadata.OfType<IAcceptsMetadata>().Any();
        bool ours = operation.RelativePath!.StartsWith("api/", StringComparison.Ordinal);
        if (hasBody || (ours && IsChange(operation)) || operation.ParameterDescriptions.Any(CanBeUnreadable))
        {
            yield return 400;
        }

        if (guarded)
        {
            yield return 401;
            yield return 403;
        }

        if (hasBody)
        {
            yield return 413;
            yield return 415;
        }

        // Signed-in callers have a bucket each, strangers one by their address where the group asks for it.
        if (guarded || metadata.OfType<EnableRateLimitingAttribute>().Any())
        {
            yield return 429;
        }

        yield return 503;
    }

    // A value of a query may have a NUL; text of a route is taken as it is, and a number in it that its constraint has checked cannot fail either.
    private static bool CanBeUnreadable(ApiParameterDescription parameter) =>
        parameter.Source == BindingSource.Query
        || (parameter.Source == BindingSource.Path && parameter.Type != typeof(string) && parameter.RouteInfo?.Constraints?.Any() != true);
}

/// <summary>The endpoint reads the header Idempotency-Key itself.</summary>
internal sealed record TakesIdempotencyKey;
