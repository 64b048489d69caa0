using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>What axe finds on a screen without motion.</summary>
internal static class Obstacles
{
    private static readonly string[] Grave = ["serious", "critical"];

    // The page is notified of a colour scheme a moment after the browser, and colours fade: the contrast in between is nothing anybody sees.
    private const string Still =
        """
        async () => {
          const dark = () => matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
          const frame = () => new Promise(done => requestAnimationFrame(done));
          const root = document.documentElement;
          // Pages for residents follow the browser by themselves and carry no mark of it.
          while (root.dataset.mantineColorScheme !== undefined && root.dataset.mantineColorScheme !== dark()) await frame();
          await frame();
          await frame();
          await Promise.allSettled(document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime !== Infinity).map(a => a.finished));
        }
        """;

    /// <summary>Waits until colours have settled; motion is off from then on.</summary>
    public static async Task Settle(IPage page)
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.EvaluateAsync(Still);
    }

    /// <summary>Asserts that the screen has no serious obstacle for anybody.</summary>
    public static async Task AreAbsent(IPage page, string name)
    {
        await Settle(page);
        AxeResult found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(v => Grave.Contains(v.Impact)).Select(v => $"{name}: {v.Id} at {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
    }
}
