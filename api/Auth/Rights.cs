using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.Extensions.Caching.Memory;

namespace Dialog.Api.Auth;

/// <summary>
/// What people may do at this moment in the region that is in force: role, and the authorities beneath theirs. At most fifteen seconds old.
/// </summary>
internal sealed class Rights(AccountTable accounts, FurtherRoleTable roles, IGrainFactory grains, IMemoryCache cache)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);

    /// <summary>Null when the session with this stamp is over: the person is gone, disabled, has no role there, or has other rights or another password.</summary>
    /// <param name="region">the one in force; null: the account's own</param>
    public async Task<Person?> Of(string login, string? stamp, string? region)
    {
        Person? person = cache.Get<Person>(Key(login, region));
        if (person?.Stamp.ToString() != stamp)
        {
            // Either an old session, or one newer than the cached rights.
            person = await Read(login, region);
            cache.Set(Key(login, region), person, Remembered);
        }

        return person?.Stamp.ToString() == stamp ? person : null;
    }

    /// <summary>For work that goes on without a session: what they may now; null when they may no longer sign in.</summary>
    /// <param name="region">where they began it</param>
    public Task<Person?> Current(string login, string region) => Read(login, region);

    /// <summary>An authority and all beneath it.</summary>
    public static IReadOnlyList<string> Under(IReadOnlyList<Authority> tree, string authority)
    {
        List<string> under = [authority];
        // The list grows while it is walked; an authority already in it ends a cycle.
        for (int i = 0; i < under.Count; i++)
        {
            under.AddRange(tree.Where(a => a.Parent == under[i] && !under.Contains(a.Id)).Select(a => a.Id));
        }

        return under;
    }

    private async Task<Person?> Read(string login, string? region)
    {
        if (await accounts.Find(login) is not { Disabled: false } account)
        {
            return null;
        }

        Person? person = region is null || region == account.Region ? account.Person
            : account.FurtherRoles == 0 ? null
            : (await roles.Find(login, region))?.Of(account);
        return person is { IsBoundToAuthority: true, Authority: { } authority }
            ? person with { Authorities = await Under(person.Region, authority) }
            : person;
    }

    private async Task<IReadOnlyList<string>> Under(string region, string authority)
    {
        try
        {
            return Under((await grains.GetGrain<IRegionGrain>(region).Get())?.Authorities ?? [], authority);
        }
        catch (Exception e) when (Errors.IsOutage(e))
        {
            // The silos are unavailable: a person's own authority is theirs whatever the tree contains.
            return [authority];
        }
    }

    private static string Key(string login, string? region) => $"rights:{login}:{region}";
}
