using System.ComponentModel.DataAnnotations;
using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Dialog.Api.Auth;

internal sealed record UserRoleBody(
    [property: AllowedValues("operator", "executor", "approver", "lead", "administrator")] string Role, string? Authority, string? Official);

/// <summary>What a person is in a region that is not their account's own.</summary>
internal sealed record UserRoleView(
    string Region, [property: AllowedValues("operator", "executor", "approver", "lead", "administrator")] string Role, string? Authority, string? Official);

/// <summary>Further roles of people in other regions than their own, by an administrator of all regions. A change ends the person's sessions.</summary>
internal static class UserRoleEndpoints
{
    public static void MapRoles(this RouteGroupBuilder changes)
    {
        changes.MapPut("/roles/{region}", Put).WithSummary("Gives a person a role in a further region, or another one there");
        changes.MapDelete("/roles/{region}", Remove).WithSummary("Takes a person's role in a further region");
    }

    private static async Task<Results<NoContent, BadRequestProblem, NotFoundProblem, AccountProblem>> Put(
        string region, UserRoleBody body, UserEndpoints.Changing call, FurtherRoleTable roles, UserManager<Account> accounts, IGrainFactory grains)
    {
        Person me = Person.Of(call.User);
        if (me.Region != Person.AllRegions || await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        if (account.Login == me.Login)
        {
            return new AccountProblem(UserEndpoints.OwnAccount());
        }

        if (region == Person.AllRegions || region == account.Region)
        {
            return Errors.Field("region", "is no further region: change the account itself");
        }

        if (Roles.IsCentral(body.Role ?? ""))
        {
            return Errors.Field("role", $"{body.Role} belongs to all regions and is no role in one of them");
        }

        UserBody asIfThere = new(account.Name, body.Role ?? "", region, body.Authority, body.Official, null);
        if (await UserRules.Fault(account.Login, asIfThere, me, grains) is { } fault)
        {
            return fault;
        }

        try
        {
            await roles.Put(new FurtherRole(account.Login, region, asIfThere.Role, body.Authority, body.Official), me.Login, call.Now);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_official" or "user_roles_official" })
        {
            return Errors.Field("official", "is the official of another account: choose another one, or take it from that account first");
        }

        account.AccessGivenAt = call.Now;
        return await EndSessions(account, accounts) is { } refused ? refused : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFoundProblem, AccountProblem>> Remove(string region, UserEndpoints.Changing call, FurtherRoleTable roles, UserManager<Account> accounts)
    {
        Person me = Person.Of(call.User);
        if (me.Region != Person.AllRegions || await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        if (account.Login == me.Login)
        {
            return new AccountProblem(UserEndpoints.OwnAccount());
        }

        if (!await roles.Remove(account.Login, region))
        {
            return Errors.NotFound();
        }

        return await EndSessions(account, accounts) is { } refused ? refused : TypedResults.NoContent();
    }

    // Sessions of before have the rights of before.
    private static async Task<AccountProblem?> EndSessions(Account account, UserManager<Account> accounts)
    {
        IdentityResult result = await accounts.UpdateSecurityStampAsync(account);
        return result.Succeeded ? null : Faults.Of(result);
    }
}
