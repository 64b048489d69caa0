namespace Dialog.Push.Domain;

/// <summary>The screens that show one case. Time is an argument.</summary>
internal sealed class Viewers
{
    public static readonly TimeSpan ViewLasts = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(6);

    // More people than work on one case; beyond it further viewers are not shown.
    private const int MostScreens = 100;
    private readonly Dictionary<string, Screen> _screens = [];
    private CasePerson[] _told = [];

    public bool IsEmpty => _screens.Count == 0;

    public void Seen(string screen, string person, string name, DateTimeOffset now)
    {
        if (_screens.TryGetValue(screen, out Screen? known))
        {
            known.LookedAt = now;
        }
        else if (_screens.Count < MostScreens)
        {
            _screens[screen] = new Screen(person, name) { LookedAt = now };
        }
    }

    public void Type(string screen, DateTimeOffset now)
    {
        if (_screens.TryGetValue(screen, out Screen? known))
        {
            known.TypedAt = now;
        }
    }

    /// <summary>What was being written is sent or gone.</summary>
    public void Rest(string screen)
    {
        if (_screens.TryGetValue(screen, out Screen? known))
        {
            known.TypedAt = default;
        }
    }

    public void Leave(string screen) => _screens.Remove(screen);

    /// <summary>Who is there now, by name.</summary>
    public CasePerson[] People(DateTimeOffset now) =>
    [
        .. _screens.Values.GroupBy(s => s.Person)
            .Select(p => new CasePerson(p.Key, p.First().Name, p.Any(s => now - s.TypedAt < TypingLasts)))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal),
    ];

    /// <summary>Forgets screens that were not renewed; gives the people when they differ from those sent last.</summary>
    public CasePerson[]? News(DateTimeOffset now)
    {
        foreach (string gone in _screens.Where(s => now - s.Value.LookedAt > ViewLasts).Select(s => s.Key).ToArray())
        {
            _screens.Remove(gone);
        }

        CasePerson[] people = People(now);
        if (people.SequenceEqual(_told))
        {
            return null;
        }

        _told = people;
        return people;
    }

    /// <param name="person">Id of the person at the screen.</param>
    private sealed class Screen(string person, string name)
    {
        public string Person => person;

        public string Name => name;

        public DateTimeOffset LookedAt { get; set; }

        public DateTimeOffset TypedAt { get; set; }
    }
}
