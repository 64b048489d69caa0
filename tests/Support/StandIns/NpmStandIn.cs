using Dialog.Hosting;
using Dialog.Hosting.Processes;

namespace Dialog.Support.StandIns;

/// <summary>Servers of npm that the tests run as processes, installed beside the test's own output.</summary>
internal static class NpmStandIn
{
    /// <summary>Installs the pinned packages of <c>StandIns/{name}</c>; several test projects may do so at once, each for itself.</summary>
    /// <returns>the folder</returns>
    public static async Task<string> InstallAsync(string name, CancellationToken cancellation)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "StandIns", name);
        string installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (File.Exists(installed))
        {
            return folder;
        }

        string npm = ToolPath.Find("npm") ?? throw new LaunchException("npm was not found in PATH: install Node.js 20 or newer.");
        await ShortCommand.RunOrThrowAsync(
            new ProcessSpec($"npm ci ({name})", npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress") { WorkingFolder = folder },
            cancellation);
        return folder;
    }

    public static string Node => ToolPath.Find("node") ?? throw new LaunchException("node was not found in PATH: install Node.js 20 or newer.");
}
