using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>Looks at a screen with axe, by day and by night, on a desk and on a phone; keeps the pictures where DIALOG_PICTURES names a folder.</summary>
internal static class Picture
{
    private static readonly string[] Grave = ["serious", "critical"];

    public static async Task Take(IPage page, string name)
    {
        foreach ((ColorScheme scheme, int width) in ((ColorScheme, int)[])[(ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Light, 390), (ColorScheme.Dark, 390)])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, 900);
            // The page hears of the scheme a moment after the browser: half of each has no contrast anybody ever sees.
            await page.WaitForFunctionAsync("s => document.documentElement.dataset.mantineColorScheme === s", scheme == ColorScheme.Dark ? "dark" : "light");
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            if (Environment.GetEnvironmentVariable("DIALOG_PICTURES") is { Length: > 0 } folder)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png") });
            }

            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Where(v => Grave.Contains(v.Impact)).Select(v => $"{name} {scheme} {width}: {v.Id} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Null });
        await page.SetViewportSizeAsync(1440, 900);
    }
}
