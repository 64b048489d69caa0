using System.Net;
using System.Net.Http.Json;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>One person of each role in each region, made when first asked for.</summary>
internal static class Cast
{
    public static bool IsCentral(string role) => role is "analyst" or "engineer";

    /// <summary>Gives the login; the password is everybody's.</summary>
    public static async Task<string> Of(string role, Running running, string region)
    {
        string login = $"{region}-cast-{role}";
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser(login, "Некто", role, IsCentral(role) ? "*" : region, TestRegion.Password, authority: role is "executor" or "approver" ? "centre" : null);
        return login;
    }

    /// <summary>The same person with this role in two regions; the account belongs to the first.</summary>
    public static async Task<string> OfTwo(string role, Running running, string home, string further)
    {
        string login = $"{home}-and-{further}-{role}";
        string? authority = role is "executor" or "approver" ? "centre" : null;
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await admin.PutUser(login, "Некто", role, home, TestRegion.Password, authority);
        }

        using HttpClient root = await running.SignIn("admin", Installation.AdminPassword);
        HttpResponseMessage given = await root.PutAsJsonAsync($"/api/v1/users/{login}/roles/{further}", new { role, authority });
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        return login;
    }

    public static async Task GoTo(HttpClient person, string region)
    {
        HttpResponseMessage went = await person.PostAsJsonAsync("/api/v1/session/region", new { region });
        Assert.Equal(HttpStatusCode.OK, went.StatusCode);
        Assert.Equal(region, (await Running.Json(went)).GetProperty("region").GetString());
    }
}

/// <summary>Things of the region "test" that somebody may try to get at.</summary>
internal sealed record Targets(string Region, string Case, string Login, string Channel, string Import)
{
    private static Targets? _made;

    public static async Task<Targets> Make(Running running)
    {
        if (_made is not null)
        {
            return _made;
        }

        const string Words = "Предмет проверки прав: не горит фонарь у школы";
        await running.Write(Words);
        string id = (await running.Find(Words)).GetProperty("id").GetString()!;
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutUser("matrix-target", "Цель", "operator", running.Region.Code, TestRegion.Password);
        using HttpClient administrator = await running.SignIn("test-admin");
        using StringContent file = new("{}");
        HttpResponseMessage import = await administrator.PostAsync($"/api/v1/imports?channel={running.Region.Feed}&format=jsonl", file);
        return _made = new Targets(running.Region.Code, id, "matrix-target", running.Region.Feed, (await Running.Json(import)).GetProperty("id").GetString()!);
    }
}
