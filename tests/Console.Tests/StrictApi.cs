using Dialog.Hosting.Cluster;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>One more api of the installation: people may sign in through a provider there, and a lead must show a second factor.</summary>
internal sealed class StrictApi : IAsyncDisposable
{
    private readonly Installation _dialog;

    private StrictApi(Installation dialog, StandInProvider provider, Uri address) => (_dialog, Provider, Address) = (dialog, provider, address);

    public StandInProvider Provider { get; }

    public Uri Address { get; }

    public static async Task<StrictApi> Start(Installation dialog)
    {
        StandInProvider provider = await StandInProvider.Start();
        DialogProcess api = await dialog.Cluster.AddApiAsync(new Dictionary<string, string?>
        {
            ["Dialog__SecondFactor__RequiredFor"] = "lead",
            ["Dialog__Oidc__Authority"] = provider.Address,
            ["Dialog__Oidc__AllowHttp"] = "true",
            ["Dialog__Oidc__ClientId"] = StandInProvider.Client,
            ["Dialog__Oidc__ClientSecret"] = StandInProvider.Secret,
            ["Dialog__Oidc__Name"] = "Портал служащих",
            // The provider sends browsers back to this very api.
            ["Dialog__Public__BaseAddress"] = null,
        });
        return new StrictApi(dialog, provider, api.Address);
    }

    public async Task Make(string login, string name, string role)
    {
        using ApiSession admin = await _dialog.Admin();
        await admin.PutUser(login, name, role, _dialog.Region.Code, TestRegion.Password, cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>A page of a browser of its own at this api.</summary>
    public async Task<IPage> Page(Browsers browsers) => await (await browsers.Open(new() { BaseURL = Address.ToString() })).NewPageAsync();

    public static async Task SignIn(IPage page, string login, string password = TestRegion.Password)
    {
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
    }

    /// <summary>Binds an account to a subject of the provider, as an administrator does.</summary>
    public async Task Bind(Browsers browsers, string login, string subject)
    {
        IPage page = await Page(browsers);
        await SignIn(page, "admin", Installation.AdminPassword);
        await Screen.See(page.GetByTestId("admin-people"));
        IAPIResponse bound = await page.APIRequest.PutAsync($"/api/v1/users/{login}/identity", new() { DataObject = new { subject }, Headers = new Dictionary<string, string> { ["X-Dialog"] = "1" } });
        Assert.True(bound.Ok, await bound.TextAsync());
        await page.Context.CloseAsync();
    }

    public ValueTask DisposeAsync() => Provider.DisposeAsync();
}
