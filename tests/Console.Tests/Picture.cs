using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>Checks a screen with axe, light and dark, at desktop and phone size; stores the pictures where DIALOG_PICTURES names a folder.</summary>
internal static class Picture
{
    public static async Task Take(IPage page, string name)
    {
        foreach ((ColorScheme scheme, int width) in ((ColorScheme, int)[])[(ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Light, 390), (ColorScheme.Dark, 390)])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, 900);
            await Obstacles.Settle(page);
            if (Environment.GetEnvironmentVariable("DIALOG_PICTURES") is { Length: > 0 } folder)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png") });
            }

            await Obstacles.AreAbsent(page, $"{name} {scheme} {width}");
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Null });
        await page.SetViewportSizeAsync(1440, 900);
    }
}
