using System.Diagnostics;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>The console as a person uses it; the handles are listed in api/console/README.md.</summary>
public sealed class Screen(IPage page) : IAsyncDisposable
{
    private const float Patience = 30_000;

    private const string LookThroughQueue =
        """
        async (text) => {
          const frames = async (count) => { while (count-- > 0) await new Promise((done) => requestAnimationFrame(done)); };
          const row = () => [...document.querySelectorAll('[data-testid^="row-"]')].find((one) => one.textContent.includes(text));
          const list = document.querySelector('[data-testid="queue"] [data-testid="queue-list"]');
          // While the pointer is over the list new rows gather here.
          document.querySelector('[data-testid="new-rows"]')?.click();
          if (!list || row()) {
            await frames(12);
            return !!row();
          }
          list.scrollTop = 0;
          await frames(12);
          while (!row() && list.scrollTop + list.clientHeight < list.scrollHeight - 1) {
            list.scrollTop += list.clientHeight / 2;
            await frames(3);
          }
          row()?.scrollIntoView({ block: 'nearest' });
          await frames(3);
          return !!row();
        }
        """;

    public IPage Page => page;

    public ILocator Queue => page.GetByTestId("queue");

    public ILocator Case => page.GetByTestId("case-panel");

    public ILocator LiveState => page.GetByTestId("live-state");

    public async Task SignIn(string login, string password)
    {
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
        await See(Queue);
        await Live();
    }

    /// <summary>Waits until the live connection is up.</summary>
    public Task Live() => Assertions.Expect(LiveState).ToHaveAttributeAsync("data-state", "live", new() { Timeout = Patience });

    public ILocator Row(string text) => page.Locator("[data-testid^='row-']").Filter(new() { HasText = text });

    /// <summary>
    /// Looks through the queue as a person does: to the end, and from its top again, where new rows are simply shown (further down they
    /// gather under "N new"). Rows out of sight are not in the page at all.
    /// </summary>
    public async Task<ILocator> SeeRow(string text)
    {
        ILocator row = Row(text);
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMilliseconds < Patience;)
        {
            if (await page.EvaluateAsync<bool>(LookThroughQueue, text))
            {
                break;
            }
        }

        await See(row);
        return row;
    }

    public async Task OpenCase(string text)
    {
        await (await SeeRow(text)).ClickAsync();
        await Assertions.Expect(page.GetByTestId("conversation")).ToContainTextAsync(text, new() { Timeout = Patience });
    }

    public async Task Answer(string mode, string text)
    {
        await page.GetByTestId($"composer-mode-{mode}").ClickAsync();
        await page.GetByTestId("composer").FillAsync(text);
        await page.GetByTestId("send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("conversation")).ToContainTextAsync(text, new() { Timeout = Patience });
    }

    public static Task See(ILocator what) => Assertions.Expect(what.First).ToBeVisibleAsync(new() { Timeout = Patience });

    public static Task DoNotSee(ILocator what) => Assertions.Expect(what).ToHaveCountAsync(0, new() { Timeout = Patience });

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
