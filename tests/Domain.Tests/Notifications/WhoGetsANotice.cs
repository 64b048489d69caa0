using System.Text.Json;
using Dialog.Cases;
using Dialog.Projections;
using Dialog.Projections.Notifications.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Notifications;

/// <summary>Each event notifies those it concerns, never its own author, and an event without a rule notifies nobody.</summary>
public sealed class WhoGetsANotice
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly AudienceDirectory Directory = new(
        "demo",
        new RegionConfiguration
        {
            Code = "demo",
            Name = "Пример",
            TimeZone = "UTC",
            DefaultAuthority = "city",
            Calendar = new CalendarConfiguration { Version = 1 },
            Authorities = [new("city", "Город", null, null), new("roads", "Дороги", "city", null), new("lights", "Свет", "roads", null)],
            Officials = [new("ivanova", "Иванова", "city", "мэр", 1, true), new("boris", "Борис", "roads", "инженер", 1, false), new("petrov", "Петров", "roads", "начальник", 1, true)],
        },
        [
            new Account("lidia", "lead", "demo", null), new Account("lead2", "lead", "demo", "ivanova"), new Account("oper", "operator", "demo", null),
            new Account("centre", "analyst", "*", null), new Account("admin", "administrator", "*", null),
        ]);

    [Theory]
    [InlineData("case-opened", """{"official":"boris"}""", "assigned demo/boris")]
    [InlineData("case-opened", """{"region":"demo"}""", "")]
    [InlineData("case-routed", """{"authority":"roads","official":"boris","reason":"ваше"}""", "assigned demo/boris")]
    [InlineData("case-routed", """{"authority":"roads"}""", "")]
    [InlineData("note-added", """{"text":"@boris и @Ivanova, гляньте; @oper"}""", "mentioned demo/boris, mentioned demo/ivanova, mentioned demo/oper")]
    [InlineData("note-added", """{"text":"пишите на mail@boris.example или @nobody"}""", "")]
    [InlineData("note-added", """{"text":"@Борис, гляньте","mentions":["boris"]}""", "mentioned demo/boris")]
    [InlineData("note-added", """{"text":"@boris. @boris"}""", "mentioned demo/boris")]
    [InlineData("deadline-approaching", """{"deadline":"answer"}""", "deadline-approaching demo/boris")]
    [InlineData("deadline-missed", """{"deadline":"answer"}""", "deadline-missed demo/boris")]
    [InlineData("case-escalated", """{"level":1}""", "escalated demo/petrov")]
    [InlineData("case-escalated", """{"level":2}""", "escalated demo/lidia, escalated demo/ivanova")]
    [InlineData("case-escalated", """{"level":3}""", "escalated */centre")]
    [InlineData("case-escalated", """{"level":4}""", "")]
    [InlineData("case-escalated", "{}", "")]
    [InlineData("answer-proposed", """{"approver":"petrov"}""", "approval-waits demo/petrov")]
    [InlineData("answer-approved", """{"nextApprover":"ivanova"}""", "approval-waits demo/ivanova")]
    [InlineData("answer-approved", """{"step":2}""", "")]
    [InlineData("approver-changed", """{"from":"petrov","to":"ivanova"}""", "approval-waits demo/ivanova")]
    [InlineData("review-requested", """{"reviewer":"petrov"}""", "review-waits demo/petrov")]
    [InlineData("answer-returned", """{"official":"petrov"}""", "answer-returned demo/boris")]
    [InlineData("arbiter-called", """{"arbiter":"ivanova"}""", "arbiter-called demo/ivanova")]
    [InlineData("arbiter-called", """{"bounces":2}""", "")]
    [InlineData("rule-applied", """{"rule":"a","name":"Ямы","notify":["boris"],"audiences":["concerned"]}""", "rule-applied demo/boris")]
    [InlineData("peer-answered", """{"status":"closed"}""", "peer-answered demo/boris")]
    [InlineData("contractor-answered", """{"contractor":"Дорсервис","askedBy":"petrov"}""", "contractor-answered demo/petrov, contractor-answered demo/boris")]
    [InlineData("contractor-answered", """{"contractor":"Дорсервис","askedBy":"boris"}""", "contractor-answered demo/boris")]
    [InlineData("snooze-ended", """{"official":"boris","reason":"time"}""", "snooze-ended demo/boris")]
    [InlineData("snooze-ended", """{"official":"boris","reason":"resident"}""", "")]
    [InlineData("promise-given", """{"owner":"boris"}""", "promise-given demo/boris")]
    [InlineData("deadline-approaching", """{"deadline":"promise"}""", "promise-due demo/boris")]
    [InlineData("deadline-missed", """{"deadline":"promise"}""", "promise-broken demo/boris")]
    [InlineData("message-received", """{"text":"И фонарь"}""", "resident-wrote demo/boris")]
    [InlineData("message-received", """{"text":"Ленина 5","address":"Ленина 5"}""", "address-given demo/boris")]
    [InlineData("message-received", """{"text":"","albumId":"a1"}""", "")]
    [InlineData("member-wrote", """{"excerpt":"И у нас"}""", "resident-wrote demo/boris")]
    [InlineData("case-disputed", """{"source":"thread"}""", "disputed demo/boris, disputed demo/petrov, disputed demo/lidia, disputed demo/ivanova")]
    [InlineData("case-teleported", """{"official":"boris"}""", "")]
    public void By_the_table(string type, string data, string told) => Assert.Equal(told, Told(type, data));

    [Fact]
    public void Never_whoever_did_it() => Assert.Equal("", Told("note-added", """{"text":"@vera себе на память"}""", actor: "vera"));

    [Fact]
    public void The_head_above_when_the_authority_has_none_of_its_own() => Assert.Equal("escalated demo/petrov", Told("case-escalated", """{"level":1}""", authority: "lights"));

    [Fact]
    public void Nobody_when_the_case_has_no_owner() => Assert.Equal("", Told("deadline-missed", "{}", owner: null));

    [Fact]
    public void The_holder_and_the_official_it_was_given_to() => Assert.Equal(
        "resident-wrote demo/ivanova, resident-wrote demo/boris", Told("message-received", "{}", holder: "ivanova"));

    [Theory]
    [InlineData("roads", "resident-wrote demo/petrov")]
    [InlineData(null, "resident-wrote demo/lidia, resident-wrote demo/ivanova")]
    public void The_head_or_the_leads_when_nobody_has_the_case(string? authority, string told) =>
        Assert.Equal(told, Told("message-received", "{}", authority: authority, owner: null));

    [Theory]
    [InlineData("case-opened", Importance.High, true)]
    [InlineData("case-opened", Importance.Normal, false)]
    [InlineData("case-routed", Importance.High, true)]
    [InlineData("case-reclassified", Importance.High, true)]
    [InlineData("deadline-approaching", Importance.Normal, true)]
    [InlineData("deadline-missed", Importance.Normal, true)]
    public void The_leads_when_no_authority_has_the_case_and_its_time_runs(string type, Importance importance, bool told) => Assert.Equal(
        told ? "unrouted demo/lidia, unrouted demo/ivanova" : "", Told(type, "{}", authority: null, owner: null, importance: importance));

    [Fact]
    public void The_leads_at_the_first_step_when_no_authority_has_the_case() =>
        Assert.Equal("escalated demo/lidia, escalated demo/ivanova", Told("case-escalated", """{"level":1}""", authority: null, owner: null));

    [Fact]
    public void Once_when_a_message_is_a_dispute()
    {
        ProjectedCase c = Case("roads", "boris", null, Importance.Normal);
        ProjectionWindow window = new("demo", 1, 2, false, null, [c], [Event("message-received", "{}", "r1") with { Version = 8 }, Event("case-disputed", "{}", "r1") with { Version = 9 }]);

        Assert.Equal("disputed", Assert.Single(NoticeRules.For(window, Directory), n => n.Person == "boris").Kind);
    }

    [Fact]
    public void Nobody_of_the_message_that_opened_the_case() =>
        Assert.Empty(NoticeRules.For(Event("message-received", "{}", "r1") with { Version = 2 }, Case("roads", "boris", null, Importance.Normal), "demo", Directory));

    private static string Told(
        string type, string data, string actor = "system", string? authority = "roads", string? owner = "boris", string? holder = null, Importance importance = Importance.Normal) =>
        string.Join(", ", NoticeRules.For(Event(type, data, actor), Case(authority, owner, holder, importance), "demo", Directory).Select(n => $"{n.Kind} {n.Region}/{n.Person}"));

    private static ProjectedEvent Event(string type, string data, string actor) =>
        new(Guid.Empty, 7, type, JsonSerializer.Deserialize<JsonElement>(data), ActorKind.Official, actor, "Кто-то", At, true);

    private static ProjectedCase Case(string? authority, string? owner, string? holder, Importance importance) =>
        new(Guid.Empty, 1, 6, 42, 7, CaseStatus.Open, "roads", authority, owner, holder, At, 0, At, true) { Importance = importance };
}
