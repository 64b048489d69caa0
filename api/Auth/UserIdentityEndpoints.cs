using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Provider;
using Dialog.Api.Notifications;
using Dialog.Api.Setup;
using Dialog.Notifications;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Dialog.Api.Auth;

/// <param name="Subject">The provider's <c>sub</c> of the person.</param>
internal sealed record IdentityBody(string Subject);

/// <param name="Path">To be sent to the person, after the console's address; the token behind the # is shown this once.</param>
internal sealed record InvitationView(string Path, DateTimeOffset ExpiresAt);

/// <summary>Which identity of the provider opens a person's account: bound once, by their administrator or by an invitation.</summary>
internal static class UserIdentityEndpoints
{
    private const int LongestSubject = 255;

    public static void MapIdentity(this RouteGroupBuilder person)
    {
        person.MapPost("/invitation", Invite).WithSummary("Makes an invitation to bind the person's account to their identity at the provider");
        person.MapPut("/identity", Bind).WithSummary("Binds the person's account to the provider's subject");
        person.MapDelete("/identity", Unbind).WithSummary("Unbinds the person's account, and takes back an invitation");
    }

    private static async Task<Results<Ok<InvitationView>, NotFoundProblem, ConflictProblem>> Invite(UserEndpoints.Changing call, IdentityTable identities, IConfiguration configuration)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        if (Obstacle(account, configuration) is { } obstacle)
        {
            return obstacle;
        }

        string token = InvitationToken.New();
        DateTimeOffset until = call.Now + InvitationToken.Holds;
        await identities.Invite(account.Login, InvitationToken.Hash(token), Person.Of(call.User).Login, until);
        return TypedResults.Ok(new InvitationView($"/#invitation={token}", until));
    }

    private static async Task<Results<NoContent, BadRequestProblem, NotFoundProblem, ConflictProblem>> Bind(
        IdentityBody body, UserEndpoints.Changing call, IdentityTable identities, AccountNotices notices, IConfiguration configuration, IOptionsMonitor<OpenIdConnectOptions> options,
        CancellationToken cancellation)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        if (body.Subject?.Trim() is not { Length: >= 1 and <= LongestSubject } subject || subject.Any(char.IsControl))
        {
            return Errors.Field("subject", $"1 to {LongestSubject} characters: the sub that the provider gives this person");
        }

        if (Obstacle(account, configuration) is { } obstacle)
        {
            return obstacle;
        }

        if (await ProviderSetup.Issuer(options, cancellation) is not { } issuer)
        {
            return Errors.Conflict("provider-unreachable", "The provider does not answer, so its issuer is not known: repeat later.");
        }

        try
        {
            if (!await identities.Bind(account.Login, issuer, subject))
            {
                return Bound();
            }
        }
        catch (PostgresException e) when (IdentityTable.IsTaken(e))
        {
            return Errors.Field("subject", "is bound to another account");
        }

        await notices.Tell(account.Person, NoticeKinds.IdentityBound, Person.Of(call.User).Name);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFoundProblem>> Unbind(UserEndpoints.Changing call, IdentityTable identities, AccountNotices notices)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        await identities.Unbind(account.Login);
        if (account.Identity is not null)
        {
            await notices.Tell(account.Person, NoticeKinds.IdentityUnbound, Person.Of(call.User).Name);
        }

        return TypedResults.NoContent();
    }

    private static ConflictProblem? Obstacle(Account account, IConfiguration configuration) => account switch
    {
        _ when !ProviderSetup.IsConfigured(configuration) => Errors.Conflict("no-provider", "This installation has no OpenID Connect provider: set Dialog:Oidc:Authority."),
        { Identity: not null } => Bound(),
        _ => null,
    };

    private static ConflictProblem Bound() => Errors.Conflict("already-bound", "An account is bound once: unbind it first (DELETE /api/v1/users/{login}/identity).");
}
