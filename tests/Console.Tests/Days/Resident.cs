using Microsoft.Playwright;

namespace Dialog.Console.Tests.Days;

/// <summary>Somebody at the page of their own case.</summary>
internal sealed class Resident(IPage page) : IAsyncDisposable
{
    public async Task<IReadOnlyList<string>> Answers()
    {
        await page.ReloadAsync();
        return await page.Locator(".said.out").AllInnerTextsAsync();
    }

    public async Task SeesOneAnswer(string text)
    {
        string answer = Assert.Single(await Answers());
        Assert.Contains(text, answer, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => new(page.Context.CloseAsync());
}
