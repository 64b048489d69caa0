namespace Dialog.Api.Access;

/// <summary>Roles as stored in the database and the cookie; what each may do is in <see cref="Permissions"/>.</summary>
public static class Roles
{
    public const string Operator = "operator";
    public const string Executor = "executor";
    public const string Approver = "approver";
    public const string Lead = "lead";
    public const string Analyst = "analyst";
    public const string Administrator = "administrator";
    public const string Engineer = "engineer";

    /// <summary>An API key: no person, and no role somebody could be given. What it may do is listed in its scopes.</summary>
    public const string Integration = "integration";

    public static readonly string[] All = [Operator, Executor, Approver, Lead, Analyst, Administrator, Engineer];

    /// <summary>Bound to an authority and those beneath it.</summary>
    public static bool IsBoundToAuthority(string role) => role is Executor or Approver;

    /// <summary>Belongs to no single region: works in all of them.</summary>
    public static bool IsCentral(string role) => role is Analyst or Engineer;
}
