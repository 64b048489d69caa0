using System.Reflection;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth;

/// <summary>What Identity refused, as problem details.</summary>
internal static class Faults
{
    private static readonly string[] OfPassword = ["password", "PasswordTooShort", "PasswordRequiresUniqueChars", "PasswordMismatch"];

    public static AccountProblem Of(IdentityResult refused)
    {
        IdentityError error = refused.Errors.First();
        return new AccountProblem(error.Code switch
        {
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => Errors.Conflict("changed-meanwhile", "Somebody else changed this account; look again and repeat."),
            nameof(IdentityErrorDescriber.PasswordTooShort) => Errors.Field("password", $"at least {PasswordRules.Shortest} characters"),
            nameof(IdentityErrorDescriber.PasswordMismatch) => Errors.Field("current", "is wrong"),
            _ when OfPassword.Contains(error.Code) => Errors.Field("password", error.Description),
            _ => Errors.Field(error.Code is "login" or "official" ? error.Code : "login", error.Description),
        });
    }
}

/// <summary>400 for a field of an account, 409 when somebody else has changed it meanwhile.</summary>
internal sealed class AccountProblem(Problem problem) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext http) => problem.ExecuteAsync(http);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        BadRequestProblem.PopulateMetadata(method, builder);
        ConflictProblem.PopulateMetadata(method, builder);
    }
}
