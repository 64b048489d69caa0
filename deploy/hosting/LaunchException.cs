namespace Dialog.Hosting;

/// <summary>Something on this machine keeps us from starting; the human-readable message says what to do about it.</summary>
public sealed class LaunchException : Exception
{
    public LaunchException(string message) : base(message) { }

    public LaunchException(string message, Exception inner) : base(message, inner) { }
}
