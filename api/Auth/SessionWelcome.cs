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
/// <param name="Region">The one in force: everything is asked of it and done in it.</param>
/// <param name="Regions">All in which the person has a role, where they are several; otherwise empty.</param>
/// <param name="SecondFactorMissing">The role requires a second factor: nothing is allowed before one was set up, or shown as a proof.</param>
internal sealed record Session(
    string Login, string Name, [property: AllowedValues("operator", "executor", "approver", "lead", "analyst", "administrator", "engineer")] string Role, string Region, string RegionName, string TimeZone, string? Authority, string? Official,
    IReadOnlyList<string> Authorities, IEnumerable<string> Permissions, bool MustChangePassword, bool SecondFactorMissing, IReadOnlyList<SessionRegion> Regions);

/// <summary>A region the person may switch to, or is in.</summary>
/// <param name="Name">Empty for all regions.</param>
internal sealed record SessionRegion(
    string Region, string Name, [property: AllowedValues("operator", "executor", "approver", "lead", "analyst", "administrator", "engineer")] string Role);

/// <summary>The answer to whoever has signed in.</summary>
internal sealed class SessionWelcome(Arrival arrival, Rights rights, SecondFactorPolicy policy, FurtherRoleTable roles, IGrainFactory grains)
{
    /// <summary>The last step of every kind of signing in that answers with the session.</summary>
    public async Task<Session> Of(Account account, string way, HttpContext http)
    {
        await arrival.Of(account, way, http);
        Person person = await rights.Of(account.Login, account.Stamp.ToString(), account.Region) ?? account.Person;
        return await Describe(person with { SecondFactorMissing = policy.Requires(person.Role) && !SignInWay.Of(http).SecondFactor });
    }

    public async Task<Session> Describe(Person p)
    {
        RegionConfiguration? region = p.Region == Person.AllRegions ? null : await grains.GetGrain<IRegionGrain>(p.Region).Get();
        bool held = p.MustChangePassword || p.SecondFactorMissing;
        return new Session(
            p.Login, p.Name, p.Role, p.Region, region?.Name ?? "", region?.TimeZone ?? "UTC", p.Authority, p.Official, p.Authorities,
            held ? [Permissions.OwnAccount] : Permissions.Of(p.Role), p.MustChangePassword, p.SecondFactorMissing, await RegionsOf(p));
    }

    private async Task<IReadOnlyList<SessionRegion>> RegionsOf(Person p)
    {
        List<OwnRegion> own = await roles.RegionsOf(p.Login);
        if (own.Count < 2)
        {
            return [];
        }

        Dictionary<string, string> names = (await grains.GetGrain<IRegionListGrain>(0).All()).ToDictionary(r => r.Code, r => r.Name);
        return [.. own.Select(r => new SessionRegion(r.Region, names.GetValueOrDefault(r.Region, r.Region == Person.AllRegions ? "" : r.Region), r.Role))];
    }
}
