using Dialog.Channels;
using Dialog.Regions;

namespace Dialog.Support.Api;

/// <summary>
/// A small region made through the public API: two authorities, three officials, a feed. Cases of the topic
/// <see cref="UrgentTopic"/> are due after the shortest time a rule may give, a minute; others after a day.
/// </summary>
public sealed record TestRegion(string Code = "test")
{
    public const string UrgentTopic = "gas";
    public const string CalmTopic = "roads";
    public const string Password = "correct horse battery";

    public string Feed => $"{Code}-feed";

    public string FeedSecret { get; } = "vendor-secret-0123456789";

    public string Operator => $"{Code}-operator";

    public static readonly DeadlineRule Urgent = new("urgent", "answer", 1.0 / 60, false, null, UrgentTopic, null, null);

    public RegionConfiguration Configuration => new()
    {
        Code = Code,
        Name = "Тестовая область",
        TimeZone = "Europe/Moscow",
        Version = 1,
        Authorities = [new("centre", "Центр", null, null), new("roads", "Дороги", "centre", null)],
        Officials =
        [
            new("anna", "Анна", "centre", "оператор", 1000, true),
            new("boris", "Борис", "roads", "инженер", 1000, true),
            new("vera", "Вера", "roads", "инженер", 1000, false),
        ],
        Routing = [new(CalmTopic, "roads", null)],
        DefaultAuthority = "centre",
        Calendar = new CalendarConfiguration { Version = 1, Week = [new(DayOfWeek.Monday, new(9, 0), new(18, 0))] },
        Deadlines = [new("ordinary", "answer", 24, false, null, null, null, null), Urgent],
        LeaseMinutes = 30,
    };

    /// <summary>Configures the region, its operator and its feed; <paramref name="admin"/> is signed in as the installation's administrator.</summary>
    public async Task Create(ApiSession admin, CancellationToken cancellation = default)
    {
        await admin.PutRegion(Configuration, cancellation);
        await admin.PutUser(Operator, "Оператор", "operator", Code, Password, cancellation: cancellation);
        await admin.PutChannel(
            Feed, new ChannelSettings { Region = Code, Kind = "feed", Name = "Мониторинг", Mode = ReceiveMode.Webhook, Secret = FeedSecret }, cancellation);
    }

    /// <summary>A session of the region's operator at an api.</summary>
    public async Task<ApiSession> SignIn(Uri api, CancellationToken cancellation = default)
    {
        ApiSession session = new(api);
        await session.SignIn(Operator, Password, cancellation);
        return session;
    }
}
