using Dialog.Calls;

namespace Dialog.Api.Access;

/// <summary>Who is behind a grain call of this api: the person of the request, or whom a job in the background works for.</summary>
internal sealed class Callers(IHttpContextAccessor accessor)
{
    private static readonly AsyncLocal<Caller?> Working = new();

    /// <summary>Until the end of the calling method, calls are made for this person; their rights must have been looked at.</summary>
    public static void WorkFor(Person person) => Working.Value = Of(person);

    public Caller Now() =>
        Working.Value ?? (accessor.HttpContext?.User is { Identity.IsAuthenticated: true } user ? Of(Person.Of(user)) : Caller.Public);

    private static Caller Of(Person person) => new(CallerKind.Person, person.Login, person.ActorId);
}
