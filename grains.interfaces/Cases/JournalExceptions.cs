namespace Dialog.Cases;

/// <summary>The journal's queue is full. Nothing was written: repeat with the same command id after a pause.</summary>
[GenerateSerializer, Alias("dialog.JournalSaturatedException")]
public sealed class JournalSaturatedException : Exception
{
    public JournalSaturatedException()
        : base("The journal is saturated; repeat with the same id after a pause.")
    {
    }
}

/// <summary>The database did not say whether the write took place. Repeat with the same command id: it is done once.</summary>
[GenerateSerializer, Alias("dialog.JournalUnavailableException")]
public sealed class JournalUnavailableException : Exception
{
    public JournalUnavailableException()
        : this("The journal did not answer; repeat with the same id.")
    {
    }

    public JournalUnavailableException(string message)
        : base(message)
    {
    }
}

/// <summary>The database refuses this very content (SQLSTATE 22xxx, 23xxx): repeating does not help.</summary>
[GenerateSerializer, Alias("dialog.PoisonException")]
public sealed class RefusedContentException : Exception
{
    public RefusedContentException(string message)
        : base(message)
    {
    }
}
