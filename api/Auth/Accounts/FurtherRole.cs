using Dialog.Api.Access;

namespace Dialog.Api.Auth.Accounts;

/// <summary>A row of <c>user_roles</c>: what a person is in a region that is not their account's own.</summary>
internal sealed record FurtherRole(string Login, string Region, string Role, string? Authority, string? Official)
{
    /// <summary>The account's owner as they are in this region.</summary>
    public Person Of(Account account) => account.Person with { Role = Role, Region = Region, Authority = Authority, Official = Official };
}
