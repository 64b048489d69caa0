using System.Security.Cryptography;
using Dialog.Api.Access;
using Microsoft.AspNetCore.DataProtection;

namespace Dialog.Api.Push;

/// <summary>
/// Viewer tokens, given with a case to whoever reads it: with one the hub says who else views it, without asking the database whether they
/// may. For one person and one case; renewed with every reading of the case.
/// </summary>
internal sealed class ViewerTokens(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("look-pass").ToTimeLimitedDataProtector();

    public string For(Person person, Guid caseId) => _protector.Protect($"{caseId:N}{person.Login}", Life);

    public bool Opens(string pass, Person person, Guid caseId)
    {
        try
        {
            return _protector.Unprotect(pass) == $"{caseId:N}{person.Login}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
