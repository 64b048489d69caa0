using System.Diagnostics;

namespace Dialog.Hosting.Processes;

/// <summary>Runs a tool to its end and keeps its output.</summary>
public static class ShortCommand
{
    public sealed record Outcome(int ExitCode, string Output);

    public static async Task<Outcome> RunAsync(ProcessSpec spec, CancellationToken cancellation = default)
    {
        ProcessStartInfo start = new()
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = spec.WorkingFolder ?? "",
        };
        string[] command = [.. DetachedCommand.Privileges(spec.Account), spec.Program, .. spec.Arguments];
        start.FileName = command[0];
        foreach (string argument in command.AsSpan(1))
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string? name, string? value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = await SpawnThread.StartAsync(start);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
            return new Outcome(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <exception cref="LaunchException">The tool ended with another code than 0.</exception>
    public static async Task RunOrThrowAsync(ProcessSpec spec, CancellationToken cancellation = default)
    {
        Outcome outcome = await RunAsync(spec, cancellation);
        if (outcome.ExitCode != 0)
        {
            throw new LaunchException($"{spec.Name} failed with code {outcome.ExitCode}:{Environment.NewLine}{outcome.Output}");
        }
    }
}
