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
    [InlineData("peer-answered", """{"status":"closed"}""", "peer-answered demo/boris")]
    [InlineData("promise-given", """{"owner":"boris"}""", "promise-given demo/boris")]
    [InlineData("deadline-approaching", """{"deadline":"promise"}""", "promise-due demo/boris")]
    [InlineData("deadline-missed", """{"deadline":"promise"}""", "promise-broken demo/boris")]
    [InlineData("case-teleported", """{"official":"boris"}""", "")]
    public void By_the_table(string type, string data, string told) => Assert.Equal(told, Told(type, data));

    [Fact]
    public void Never_whoever_did_it() => Assert.Equal("", Told("note-added", """{"text":"@vera себе на память"}""", actor: "vera"));

    [Fact]
    public void The_head_above_when_the_authority_has_none_of_its_own() => Assert.Equal("escalated demo/petrov", Told("case-escalated", """{"level":1}""", authority: "lights"));

    [Fact]
    public void Nobody_when_the_case_has_no_owner() => Assert.Equal("", Told("deadline-missed", "{}", owner: null));

    private static string Told(string type, string data, string actor = "system", string authority = "roads", string? owner = "boris")
    {
        ProjectedEvent e = new(Guid.Empty, 7, type, JsonSerializer.Deserialize<JsonElement>(data), ActorKind.Official, actor, "Кто-то", At, true);
        ProjectedCase c = new(Guid.Empty, 1, 6, 42, 7, CaseStatus.Open, "roads", authority, owner, null, At, 0, At, true);
        return string.Join(", ", NoticeRules.For(e, c, "demo", Directory).Select(n => $"{n.Kind} {n.Region}/{n.Person}"));
    }
}
