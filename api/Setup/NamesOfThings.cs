using Orleans.Runtime;

namespace Dialog.Api.Setup;

/// <summary>
/// Names come from addresses, queries and bodies as they were typed. No thing has a control character in its name, and the store of a grain's
/// state cannot be asked for one: whoever asks is told that there is none, before a silo looks.
/// </summary>
internal sealed class NamesOfThings : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context) =>
        CanBe(context.TargetId) ? context.Invoke() : throw new NoSuchNameException();

    public static bool CanBe(GrainId id)
    {
        ReadOnlySpan<byte> key = IdSpan.UnsafeGetArray(id.Key);
        return !key.ContainsAnyInRange((byte)0, (byte)31) && !key.Contains((byte)127);
    }
}

/// <summary>Nothing can have this name.</summary>
internal sealed class NoSuchNameException() : Exception("No thing can have this name.");
