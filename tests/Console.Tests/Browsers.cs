using Dialog.Cases;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dialog.Console.Tests.Browsers))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Dialog.Console.Tests;

/// <summary>One installation with a Telegram bot on the emulator, two operators, and Debian's Chromium, for all browser tests.</summary>
public sealed class Browsers : IAsyncLifetime
{
    public const string Bot = "test-telegram";
    public const string BotToken = "4242:browser-tests";
    public const string First = "test-first";
    public const string Second = "test-second";

    private const string NoChromium = "No Chromium here: install Debian's package chromium or name one in DIALOG_CHROMIUM.";

    private static readonly string[] Arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private StrictApi? _strict;

    public Installation Dialog { get; private set; } = null!;

    public TelegramEmulator Telegram { get; private set; } = null!;

    private static string? Executable => Environment.GetEnvironmentVariable("DIALOG_CHROMIUM") ?? (File.Exists("/usr/bin/chromium") ? "/usr/bin/chromium" : null);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        Dialog = await Installation.Start();
        Telegram = await TelegramEmulator.StartAsync(Dialog.LogFolder);
        using ApiSession admin = await Dialog.Admin();
        await admin.PutUser(First, "Анна Первая", "operator", Dialog.Region.Code, TestRegion.Password, official: "anna");
        await admin.PutUser(Second, "Вера Вторая", "operator", Dialog.Region.Code, TestRegion.Password, official: "vera");
        await admin.PutChannel(Bot, new Channels.ChannelSettings
        {
            Region = Dialog.Region.Code,
            Kind = "telegram",
            Name = "Бот",
            Mode = Channels.ReceiveMode.Polling,
            Token = BotToken,
            BaseAddress = Telegram.Address,
        });
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Arguments });
    }

    /// <summary>A browser of its own. Skips the test, loudly, where there is no Chromium.</summary>
    public async Task<IBrowserContext> Open(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, NoChromium);
        options ??= new BrowserNewContextOptions();
        options.BaseURL ??= Dialog.Api.ToString();
        options.Locale ??= "ru-RU";
        options.ViewportSize ??= new ViewportSize { Width = 1440, Height = 900 };
        return await _browser!.NewContextAsync(options);
    }

    /// <summary>The api with a provider and a second factor; started with the first question for it.</summary>
    internal async Task<StrictApi> Strict()
    {
        Assert.SkipWhen(_browser is null, NoChromium);
        return _strict ??= await StrictApi.Start(Dialog);
    }

    /// <summary>The inbox of somebody who just signed in.</summary>
    public async Task<Screen> SignIn(string login, BrowserNewContextOptions? options = null)
    {
        IBrowserContext context = await Open(options);
        Screen screen = new(await context.NewPageAsync());
        await screen.SignIn(login, TestRegion.Password);
        return screen;
    }

    /// <summary>A case as the api returns it, found by a word of its text.</summary>
    public async Task<CaseSummary?> Find(string word)
    {
        using ApiSession session = await Dialog.Region.SignIn(Dialog.Api);
        CasePage page = await session.List($"view=all&search={Uri.EscapeDataString(word)}");
        return page.Items.SingleOrDefault();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (Telegram is not null)
        {
            await Telegram.DisposeAsync();
        }

        if (_strict is not null)
        {
            await _strict.DisposeAsync();
        }

        if (Dialog is not null)
        {
            await Dialog.DisposeAsync();
        }
    }
}
