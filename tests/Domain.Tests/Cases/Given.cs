using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Where the examples start: a region, its people and a complaint about a road, received on a Monday morning.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Monday = new(2025, 3, 3, 7, 0, 0, TimeSpan.Zero);

    /// <summary>The kinds of the timers that most examples use.</summary>
    public static readonly string AnswerDue = Obligations.KindOf(Obligations.Answer);
    public static readonly string PromiseDue = Obligations.KindOf(Obligations.Promise);

    public static readonly RegionConfiguration Region = new()
    {
        Code = "50",
        Name = "Region",
        TimeZone = Deadlines.Calendars.Moscow,
        Version = 3,
        DefaultAuthority = "head",
        Authorities = [new("head", "Head", null, null), new("roads", "Roads", "head", null), new("khimki", "Khimki", "head", null), new("health", "Health", "head", null)],
        Officials =
        [
            new("anna", "Anna", "roads", "engineer", 10, false),
            new("boris", "Boris", "roads", "engineer", 20, false),
            new("vera", "Vera", "health", "doctor", 10, false),
        ],
        Routing = [new("roads", "roads", null), new("roads", "khimki", "Химки"), new("health-care", "health", null)],
        Calendar = new CalendarConfiguration { Version = 7, Week = Deadlines.Calendars.OfficeWeek },
        Deadlines = [new("health-8h", "answer", 8, false, null, "health-care", null, null), new("urgent-2h", "answer", 2, false, null, null, null, Importance.High)],
    };

    public static readonly CaseRules Rules = new(Region);

    /// <summary>
    /// The same region with people above: roads answer when rita agrees, health when hugo and greta do, urgent matters are read
    /// afterwards. Whoever is late is replaced by the next above.
    /// </summary>
    public static readonly RegionConfiguration StrictRegion = Region with
    {
        Officials =
        [
            .. Region.Officials,
            new("rita", "Rita", "roads", "head", 5, true),
            new("hugo", "Hugo", "health", "head", 5, true, "vera"),
            new("greta", "Greta", "head", "head", 5, true),
        ],
        Approvals =
        [
            new("health-two", ApprovalMode.TwoApprovers, 4, false, Topic: "health-care"),
            new("roads-one", ApprovalMode.OneApprover, 4, false, Topic: "roads"),
            new("urgent-review", ApprovalMode.ReviewAfter, 8, false, Importance: Importance.High, Topic: "roads"),
            new("anna-public", ApprovalMode.TwoApprovers, 2, false, Fixed: true, Topic: "roads", Author: "anna", IsPublic: true),
        ],
        Fields = [new("flat", "Квартира", "number"), new("since", "С какого дня", "date"), new("who", "Кто виноват", "choice", ["УК", "сосед"]), new("free", "Иное", "text")],
    };

    public static readonly CaseRules StrictRules = new(StrictRegion);

    public static readonly MessageFacts Complaint = new(MessageKind.Complaint, 0.9, "roads", 0.9, false, null);

    public static readonly MessageFacts Thanks = Complaint with { Kind = MessageKind.Thanks };

    /// <summary>A thread without a case.</summary>
    public static Situation AThread() => new(Case.None with { Id = Guid.Parse("0193e0a0-0000-7000-8000-000000000001") }, [], Monday, Rules);

    public static Situation ACase(MessageFacts? facts = null) => AThread().Hears("Яма на дороге", facts).Done;

    /// <summary>The complaint where answers need approval.</summary>
    public static Situation AStrictCase(MessageFacts? facts = null) => ACase(facts) with { Rules = StrictRules };

    /// <summary>A case that anna answered an hour after it came.</summary>
    public static Situation AnAnsweredCase() => ACase().Claimed("anna").Later(1).When(Commands.Answer("anna")).Done;

    /// <summary>The same, and half an hour later the network took the answer.</summary>
    public static Situation AnAnswerThatArrived() => AnAnsweredCase().Later(0.5).Reports(DeliveryState.Sent);
}
