using Dialog.Hosting.Cluster;
using Dialog.Hosting.Processes;
using Dialog.Support.Api;

namespace Dialog.Console.Tests.Days;

/// <summary>
/// All screens of the console's router and menus, found by <c>api/console/dev/accessibility.mjs</c> itself, so that a new one is checked without being named
/// here: axe without a finding of any level in both languages and themes, while a screen loads too, and nothing lost at 200 % and 400 % zoom.
/// </summary>
public sealed class EveryScreen(Browsers browsers)
{
    [Fact]
    public async Task Has_no_obstacle_in_either_language_or_theme_nor_while_it_loads_nor_magnified()
    {
        OwnRegion region = await OwnRegion.Make(browsers, "every-screen");
        string lead = await region.Hire("Лидия", "lead", "anna");
        await using Resident resident = await region.Write("Осмотр: не работает лифт в доме 3 на Лесной");
        string console = Path.Combine(BuildOutput.RepositoryRoot, "api/console");
        await using ChildProcess walk = await ChildProcess.StartAsync(
            new ProcessSpec(
                "accessibility", ToolPath.Find("node") ?? "node", "dev/accessibility.mjs", "--address", browsers.Dialog.Api.ToString().TrimEnd('/'),
                "--lead", lead, "--password", TestRegion.Password, "--admin", "admin", "--admin-password", Installation.AdminPassword)
            {
                WorkingFolder = console,
            },
            browsers.Dialog.LogFolder, TestContext.Current.CancellationToken);
        await walk.Exited.WaitAsync(TimeSpan.FromMinutes(15), TestContext.Current.CancellationToken);
        Assert.True(walk.ExitCode == 0, await File.ReadAllTextAsync(walk.Log, TestContext.Current.CancellationToken));
    }
}
