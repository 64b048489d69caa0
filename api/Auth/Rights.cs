using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.Extensions.Caching.Memory;

namespace Dialog.Api.Auth;

/// <summary>What people may do at this moment: role, region, and the authorities beneath theirs. At most fifteen seconds old.</summary>
internal sealed class Rights(AccountTable accounts, IGrainFactory grains, IMemoryCache cache)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);

    /// <summary>Null when the session with this stamp is over: the person is gone, disabled, or has other rights or another password.</summary>
    public async Task<Person?> Of(string login, string? stamp)
    {
        Person? person = cache.Get<Person>(Key(login));
        if (person?.Stamp.ToString() != stamp)
        {
            // Either an old session, or one newer than the cached rights.
            person = await Read(login);
            cache.Set(Key(login), person, Remembered);
        }

        return person?.Stamp.ToString() == stamp ? person : null;
    }

    /// <summary>For work that goes on without a session: what they may now; null when they may no longer sign in.</summary>
    public Task<Person?> Current(string login) => Read(login);

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

    private async Task<Person?> Read(string login)
    {
        if (await accounts.Find(login) is not { Disabled: false } account)
        {
            return null;
        }

        return account is { Authority: { } authority } && Roles.IsBoundToAuthority(account.Role)
            ? account.Person with { Authorities = await Under(account.Region, authority) }
            : account.Person;
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

    private static string Key(string login) => $"rights:{login}";
}
