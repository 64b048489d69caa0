using System.Text.Json.Nodes;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>An administrator takes a region out as a file and in again, and reads what the file would change before it does.</summary>
public sealed class ARegionsFile(Browsers browsers)
{
    private const string Code = "filed";
    private const float Patience = 30_000;

    [Fact]
    public async Task Goes_out_and_comes_in_with_its_difference()
    {
        IPage page = await (await browsers.Open()).NewPageAsync();
        using ApiSession admin = await browsers.Dialog.Admin();
        await new TestRegion(Code).Create(admin, TestContext.Current.CancellationToken);
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync("admin");
        await page.GetByTestId("password").FillAsync(Installation.AdminPassword);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.GetByTestId("admin-region").WaitForAsync(new() { Timeout = Patience });
        await page.GotoAsync($"/admin/{Code}/settings");
        await Assertions.Expect(page.GetByTestId("region-name")).ToHaveValueAsync("Тестовая область", new() { Timeout = Patience });

        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export-region").ClickAsync());
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await file.SaveAsAsync(path);
        JsonNode region = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        File.Delete(path);
        Assert.Equal((Code, "Тестовая область"), (region["code"]!.GetValue<string>(), region["name"]!.GetValue<string>()));
        region["name"] = "Область из файла";
        region["routing"] = new JsonArray();

        await Choose(page, region.ToJsonString());
        ILocator preview = page.GetByTestId("region-preview");
        await Assertions.Expect(preview).ToContainTextAsync("Тестовая область → Область из файла", new() { Timeout = Patience });
        await Assertions.Expect(preview.GetByTestId("differences").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Picture.Take(page, "region-file");
        await page.GetByTestId("apply-region").ClickAsync();
        await Assertions.Expect(page.GetByTestId("region-name")).ToHaveValueAsync("Область из файла", new() { Timeout = Patience });

        // What is no region, and a region that contradicts itself.
        await Choose(page, "не JSON");
        await Screen.See(page.GetByText("Это не файл настроек региона."));
        region["silenceDays"] = 0;
        await Choose(page, region.ToJsonString());
        await Assertions.Expect(page.GetByTestId("region-preview")).ToContainTextAsync("silenceDays", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("apply-region")).ToBeDisabledAsync();
        await page.Context.CloseAsync();
    }

    private static Task Choose(IPage page, string content) => page.Locator("input[type=file][accept*=json]").SetInputFilesAsync(new FilePayload
    {
        Name = "region.json",
        MimeType = "application/json",
        Buffer = System.Text.Encoding.UTF8.GetBytes(content),
    });
}
