using System.Net.Http.Headers;
using System.Net.Http.Json;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>Where the cases of the last day are: on the board, and as a screen of its own with the same as a list.</summary>
public sealed class TheMapOfADay(Browsers browsers)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Opens_a_case_from_its_point_and_shows_a_new_one_by_itself(ColorScheme scheme, int width)
    {
        await using Screen anna = await browsers.SignIn(Browsers.First, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });
        await Push($"first-{width}", 55.75, 37.61);
        IPage page = anna.Page;
        await page.GotoAsync("/board");
        await Screen.See(page.GetByTestId("board-map").GetByTestId("map"));
        await page.GetByTestId("open-map").ClickAsync();
        await Screen.See(page.GetByTestId("map-list").GetByText($"first-{width}"));
        await Screen.See(page.GetByTestId("map-said"));
        await Obstacles.AreAbsent(page, "map");

        await Push($"second-{width}", 55.85, 37.91);
        await Screen.See(page.GetByTestId("map-list").GetByText($"second-{width}"));
        await Picture.Take(page, $"map-{width}");

        // Narrowed to nothing, and back.
        await page.GotoAsync("/map?topic=gas&hours=168");
        await Assertions.Expect(page.GetByText($"first-{width}")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await page.GotoAsync("/map");
        await page.GetByTestId("map-list").GetByText($"second-{width}").ClickAsync();
        await Screen.See(page.GetByTestId("case-panel"));
    }

    private async Task Push(string name, double lat, double lon)
    {
        using HttpClient vendor = new() { BaseAddress = browsers.Dialog.Api };
        vendor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", browsers.Dialog.Region.FeedSecret);
        object item = new { network = "vk", id = name, conversation = name, author = new { id = name, name = "Ира" }, text = $"Яма на дороге, {name}", publishedAt = DateTimeOffset.UtcNow, topic = "roads", address = name, lat, lon };
        (await vendor.PostAsJsonAsync($"/hooks/feed/{browsers.Dialog.Region.Feed}", new[] { item }, ApiJson.Options, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }
}
