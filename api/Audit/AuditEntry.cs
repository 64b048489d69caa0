using System.Security.Claims;
using Dialog.Api.Access;

namespace Dialog.Api.Audit;

/// <summary>Somebody did something.</summary>
/// <param name="Login">who; <c>-</c> when nobody knows</param>
/// <param name="Action">what, e.g. <c>cases.answer</c></param>
/// <param name="Outcome">done, refused, or why not</param>
internal sealed record AuditEntry(string Login, string Action, string Outcome)
{
    public string? Role { get; init; }

    public Guid? CaseId { get; init; }

    /// <summary>Of the person; an entry about a case belongs to the case's region.</summary>
    public string? Region { get; init; }

    /// <summary>What else than a case it was done to.</summary>
    public string? Subject { get; init; }

    /// <summary>The reason a person gave, the way of signing in, a count. Never what residents wrote.</summary>
    public string? Detail { get; init; }

    public string? Address { get; init; }

    public static AuditEntry By(ClaimsPrincipal user, string action, string outcome)
    {
        Person person = Person.Of(user);
        return new AuditEntry(person.Login, action, outcome) { Role = person.Role, Region = person.Region };
    }
}
