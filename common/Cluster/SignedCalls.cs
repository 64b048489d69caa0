using System.Reflection;
using Dialog.Calls;
using Orleans.Runtime;

namespace Dialog.Cluster;

/// <summary>Signs every call of this process to a grain of ours.</summary>
/// <param name="caller">who calls now</param>
public sealed class CallSigner(TicketCache tickets, Func<Caller> caller) : IOutgoingGrainCallFilter
{
    internal const string Key = "dialog.caller";

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SignedInterfaces.Has(context.InterfaceMethod))
        {
            RequestContext.Set(Key, tickets.Sign(caller()));
        }

        return context.Invoke();
    }
}

/// <summary>Refuses calls to grains of ours that no process of this installation signed, or that name somebody else than their caller.</summary>
public sealed class CallVerifier(TicketCache tickets) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SignedInterfaces.Has(context.InterfaceMethod))
        {
            Caller caller = tickets.Read(RequestContext.Get(CallSigner.Key) as string)
                ?? throw new CallRefusedException("The call is not signed by a process of this installation: give every silo and api the same Dialog:Secrets:Key, and synchronise their clocks.");
            if (!ActingNames.AreTheCallers(caller, context.InterfaceMethod, i => context.Request.GetArgument(i)))
            {
                throw new CallRefusedException("The call names somebody else than its caller.");
            }
        }

        return context.Invoke();
    }
}

internal static class SignedInterfaces
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Assembly, bool> Signed = new();

    public static bool Has(MethodInfo? method) =>
        method?.DeclaringType is { } type && Signed.GetOrAdd(type.Assembly, static a => a.IsDefined(typeof(SignedCallsAttribute)));
}
