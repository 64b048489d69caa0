using System.ComponentModel.DataAnnotations;
using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Sessions;
using Dialog.Regions;

namespace Dialog.Api.Auth;

/// <summary>What the console knows of the person who signed in.</summary>
/// <param name="Authorities">Theirs and those beneath it, for a role that is bound to one.</param>
/// <param name="Permissions">What the role may; the console shows nothing else.</param>
/// <param name="MustChangePassword">Nothing is allowed before that.</param>
/// <param name="SecondFactorMissing">The role requires a second factor: nothing is allowed before one was set up, or shown as a proof.</param>
internal sealed record Session(
    string Login, string Name, [property: AllowedValues("operator", "executor", "approver", "lead", "analyst", "administrator", "engineer")] string Role, string Region, string RegionName, string TimeZone, string? Authority, string? Official,
    IReadOnlyList<string> Authorities, IEnumerable<string> Permissions, bool MustChangePassword, bool SecondFactorMissing);

/// <summary>The answer to whoever has signed in.</summary>
internal sealed class SessionWelcome(Arrival arrival, Rights rights, SecondFactorPolicy policy, IGrainFactory grains)
{
    /// <summary>The last step of every kind of signing in that answers with the session.</summary>
    public async Task<Session> Of(Account account, string way, HttpContext http)
    {
        await arrival.Of(account, way, http);
        Person person = await rights.Of(account.Login, account.Stamp.ToString()) ?? account.Person;
        return await Describe(person with { SecondFactorMissing = policy.Requires(person.Role) && !SignInWay.Of(http).SecondFactor });
    }

    public async Task<Session> Describe(Person p)
    {
        RegionConfiguration? region = p.Region == Person.AllRegions ? null : await grains.GetGrain<IRegionGrain>(p.Region).Get();
        bool held = p.MustChangePassword || p.SecondFactorMissing;
        return new Session(
            p.Login, p.Name, p.Role, p.Region, region?.Name ?? "", region?.TimeZone ?? "UTC", p.Authority, p.Official, p.Authorities,
            held ? [Permissions.OwnAccount] : Permissions.Of(p.Role), p.MustChangePassword, p.SecondFactorMissing);
    }
}
