using System.Collections.Concurrent;
using Dialog.Regions;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests.Days;

/// <summary>A region for one day alone, so that nobody else's cases are in its queue; residents write by its form.</summary>
internal sealed class OwnRegion
{
    private static readonly ConcurrentDictionary<string, bool> Made = new();
    private readonly Browsers _browsers;
    private readonly string _code;

    private OwnRegion(Browsers browsers, string code) => (_browsers, _code) = (browsers, code);

    public static async Task<OwnRegion> Make(Browsers browsers, string code, Func<RegionConfiguration, RegionConfiguration>? change = null)
    {
        // Says so, and makes nothing, where there is no browser.
        await using IBrowserContext _ = await browsers.Open();
        OwnRegion region = new(browsers, code);
        if (!Made.TryAdd(code, true))
        {
            return region;
        }

        using ApiSession admin = await browsers.Dialog.Admin();
        RegionConfiguration ordinary = new TestRegion(code).Configuration with
        {
            // Whatever the classifier thinks of a complaint, it is the roads'.
            AutomationThreshold = 0,
            DefaultAuthority = "roads",
            Routing = [],
        };
        await admin.PutRegion(change?.Invoke(ordinary) ?? ordinary);
        return region;
    }

    /// <summary>Gives the login of somebody with this role.</summary>
    public async Task<string> Hire(string name, string role, string official, string? authority = null)
    {
        string login = $"{_code}-{official}";
        using ApiSession admin = await _browsers.Dialog.Admin();
        await admin.PutUser(login, name, role, _code, TestRegion.Password, authority: authority, official: official);
        return login;
    }

    public async Task<Resident> Write(string complaint)
    {
        IBrowserContext phone = await _browsers.Open(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync($"/r/{_code}");
        await page.FillAsync("#text", complaint);
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".said.in")).ToContainTextAsync(complaint);
        return new Resident(page);
    }
}
