using System.Collections.Concurrent;
using System.Reflection;
using Dialog.Calls;
using Dialog.Cases;

namespace Dialog.Cluster;

/// <summary>Whether what a call names as acting is the caller: pure.</summary>
public static class ActingNames
{
    private static readonly ConcurrentDictionary<MethodInfo, bool[]> Marked = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <param name="method">of the grain's interface</param>
    /// <param name="argument">by its position</param>
    public static bool AreTheCallers(Caller caller, MethodInfo method, Func<int, object?> argument)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(argument);
        // It replays what the journal holds. Most calls are its own: nothing is looked up for them.
        if (caller.Kind == CallerKind.Silo)
        {
            return true;
        }

        bool[] marked = Marked.GetOrAdd(method, m => [.. m.GetParameters().Select(p => p.IsDefined(typeof(ActingAttribute)))]);
        for (int i = 0; i < marked.Length; i++)
        {
            object? given = argument(i);
            if ((marked[i] && !IsTheCaller(caller, given)) || (given is not null && Named(given).Any(name => !IsTheCaller(caller, name))))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<object?> Named(object argument) => Properties
        .GetOrAdd(argument.GetType(), t => t.IsPrimitive || t == typeof(string) ? [] : [.. t.GetProperties().Where(p => p.IsDefined(typeof(ActingAttribute), inherit: true))])
        .Select(p => p.GetValue(argument));

    private static bool IsTheCaller(Caller caller, object? named) => (caller.Kind, named) switch
    {
        (_, null) => true,
        (CallerKind.Person, Actor { Kind: ActorKind.Official } actor) => actor.Id == caller.ActorId,
        (CallerKind.Person, string name) => name == caller.Login || name == caller.ActorId,
        // A resident acts by the code of their own thread, a contractor by their link, whoever looks on.
        (_, Actor actor) => actor.Kind is ActorKind.Resident or ActorKind.Contractor,
        _ => false,
    };
}
