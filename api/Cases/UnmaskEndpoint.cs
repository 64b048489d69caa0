using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Privacy;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Cases;

/// <param name="Reason">Why; it goes into the audit log.</param>
internal sealed record UnmaskBody(string Reason);

/// <summary>Shows what is masked for the role, for a reason that is recorded.</summary>
internal static class UnmaskEndpoint
{
    private const int ShortestReason = 5;
    private const int LongestReason = 500;

    public static void MapUnmask(this RouteGroupBuilder cases) => cases.MapPost("/{id:guid}/unmask", Unmask).RequireAuthorization(Permissions.UnmaskCases).WithSummary("Shows masked personal data, for a reason that is written down");

    private static async Task<Results<Ok<CaseDetail>, BadRequestProblem, NotFoundProblem>> Unmask(Guid id, UnmaskBody body, ClaimsPrincipal user, CaseReader reader, HttpContext http, CancellationToken cancellation)
    {
        if (await reader.Find(Person.Of(user), id, cancellation) is not { } found)
        {
            return Errors.NotFound();
        }

        if (body.Reason?.Trim() is not { Length: >= ShortestReason and <= LongestReason } reason)
        {
            return Errors.Field("reason", $"say why in {ShortestReason} to {LongestReason} characters; it is written down");
        }

        AuditTrail.Explain(http, reason);
        MaskedJson.Show(http, MaskLevel.Nothing);
        return TypedResults.Ok(await reader.Detail(found, cancellation));
    }
}
