using System.Runtime.InteropServices;

namespace Dialog.Hosting.Processes;

/// <summary>The few system calls .NET has no name for.</summary>
internal static partial class Posix
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill9 = 9;
    public const int Terminate = 15;
    public static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;
    public static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;

    public static bool IsRoot => !OperatingSystem.IsWindows() && EffectiveUser() == 0;

    public static bool Signal(int pid, int signal) => SendSignal(pid, signal) == 0;

    /// <summary>Whether a process of this id exists, ours or anybody's.</summary>
    public static bool Exists(int pid)
    {
        const int notPermitted = 1;
        return pid > 0 && (SendSignal(pid, 0) == 0 || Marshal.GetLastPInvokeError() == notPermitted);
    }

    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (ChangeOwnerNative(path, user, group) != 0)
        {
            throw new IOException($"chown {path} failed with errno {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwnerNative(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
