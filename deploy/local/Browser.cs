using System.Diagnostics;
using Dialog.Hosting.Processes;

namespace Dialog.Local;

/// <summary>Opens the console in whatever the person's system calls its browser.</summary>
internal static class Browser
{
    public static void Open(Uri address)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
            }
            else if (ToolPath.Find(OperatingSystem.IsMacOS() ? "open" : "xdg-open") is { } opener)
            {
                Process.Start(new ProcessStartInfo(opener, [address.ToString()]) { RedirectStandardError = true, RedirectStandardOutput = true });
            }
            else
            {
                Screen.Warn($"No xdg-open here: open {address} yourself.");
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Screen.Warn($"The browser did not open ({e.Message}): open {address} yourself.");
        }
    }
}
