using System.Diagnostics;

namespace Dialog.Hosting.Processes;

/// <summary>
/// Wraps a command so that Ctrl+C in our terminal does not reach it (we stop children in order), so that it dies with us
/// even when we are killed, and so that it may run under another account. Every wrapper ends in exec: the process id
/// we started is the id of the program itself.
/// </summary>
internal static class DetachedCommand
{
    public static ProcessStartInfo Build(ProcessSpec spec, string logFile)
    {
        ProcessStartInfo start = new() { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = spec.WorkingFolder ?? "" };
        if (OperatingSystem.IsWindows())
        {
            start.RedirectStandardOutput = start.RedirectStandardError = true;
            Fill(start, [spec.Program, .. spec.Arguments]);
        }
        else
        {
            // The shell appends to the log itself: output written in the moment of a crash, ours or the child's, is kept.
            Fill(start, ["/bin/sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", logFile, .. Wrappers(spec), spec.Program, .. spec.Arguments]);
        }
        foreach ((string? name, string? value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static IEnumerable<string> Wrappers(ProcessSpec spec)
    {
        if (ToolPath.Find("setsid") is { } setsid)
        {
            yield return setsid;
        }
        else if (ToolPath.Find("perl") is { } perl)
        {
            foreach (string part in (string[])[perl, "-e", "setpgrp(0, 0); exec { $ARGV[0] } @ARGV", "--"])
            {
                yield return part;
            }
        }
        foreach (string part in Privileges(spec.Account, spec.SignalWhenWeDie))
        {
            yield return part;
        }
    }

    /// <summary>The prefix that drops to the account, if any; usable for short commands as well.</summary>
    public static IEnumerable<string> Privileges(ServiceAccount? account, string? signalWhenWeDie = null)
    {
        if (ToolPath.Find("setpriv") is { } setpriv && OperatingSystem.IsLinux())
        {
            if (account is null && signalWhenWeDie is null)
            {
                yield break;
            }

            yield return setpriv;
            if (account is not null)
            {
                yield return $"--reuid={account.User}";
                yield return $"--regid={account.Group}";
                yield return "--clear-groups";
            }
            if (signalWhenWeDie is not null)
            {
                yield return "--pdeathsig";
                yield return signalWhenWeDie;
            }
            yield return "--";
        }
        else if (account is not null)
        {
            throw new LaunchException("Running PostgreSQL as root needs setpriv (package util-linux). Install it, start Dialog as an ordinary user, or give --postgres.");
        }
    }

    private static void Fill(ProcessStartInfo start, string[] command)
    {
        start.FileName = command[0];
        foreach (string argument in command.AsSpan(1))
        {
            start.ArgumentList.Add(argument);
        }
    }
}
