using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Dialog.Domain.Tests.Deployment;

/// <summary>What an installation needs, as docs/sizing.md shows it and deploy/sizing/sizing.mjs computes it.</summary>
public sealed class TheSizing
{
    private const string Mark = "<!-- printed by deploy/sizing/sizing.mjs -->\n";
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    [Fact]
    public async Task On_its_page_is_what_the_script_prints()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Root, "docs/sizing.md"));
        (int code, string printed, string errors) = await Run();

        Assert.True(code == 0, errors);
        Assert.Equal(printed.Trim(), page[(page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Trim());
    }

    [Fact]
    public async Task Names_the_figure_that_is_missing_or_no_number()
    {
        string figures = await File.ReadAllTextAsync(Path.Combine(Root, "deploy/sizing/figures.json"));
        string own = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(own, figures.Replace("\"bytesPerMessage\": [5127", "\"bytesPerMessage\": [\"5 kB\"", StringComparison.Ordinal));
            (int code, _, string errors) = await Run(own);

            Assert.NotEqual(0, code);
            Assert.Contains("measured.bytesPerMessage must be a list that begins with a number above 0", errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(own);
        }
    }

    private static async Task<(int Code, string Printed, string Errors)> Run(params string[] arguments)
    {
        using Process script = Process.Start(new ProcessStartInfo("node", [Path.Combine(Root, "deploy/sizing/sizing.mjs"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> printed = script.StandardOutput.ReadToEndAsync();
        Task<string> errors = script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        return (script.ExitCode, await printed, await errors);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
