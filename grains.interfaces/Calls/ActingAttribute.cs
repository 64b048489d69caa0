namespace Dialog.Calls;

/// <summary>Marks a parameter or a property by which a call names who acts: the silo refuses a name that is not the caller's own.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ActingAttribute : Attribute;

/// <summary>Marks an assembly whose grain interfaces are called by signed calls only.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SignedCallsAttribute : Attribute;

/// <summary>A call that carries no valid signature of a process of this installation, or names somebody else than its caller.</summary>
[GenerateSerializer, Alias("dialog.CallRefused")]
public sealed class CallRefusedException : Exception
{
    public CallRefusedException()
    {
    }

    public CallRefusedException(string message)
        : base(message)
    {
    }

    public CallRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
