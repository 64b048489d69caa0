using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Deadlines;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>Calendars and deadline rules as an administrator works with them; a region of its own, since other tests count on theirs.</summary>
public sealed class ARegionsCalendar(Running running) : IAsyncLifetime
{
    private static readonly TestRegion Office = new("office");

    private static readonly WorkingInterval[] Week =
    [
        .. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
            .SelectMany(d => new WorkingInterval[] { new(d, new(9, 0), new(13, 0)), new(d, new(14, 0), new(18, 0)) }),
    ];

    private HttpClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _admin = await running.SignIn("admin", Installation.AdminPassword);
        RegionConfiguration? stored = await Stored();
        HttpResponseMessage put = await _admin.PutAsJsonAsync(Region(), Office.Configuration with
        {
            Version = (stored?.Version ?? 0) + 1,
            Calendar = new CalendarConfiguration { Version = 0, Week = Week },
            Deadlines = [new("ordinary", "answer", 8, true, null, null, null, null)],
        }, ApiJson.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
    }

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Takes_a_year_that_comes_with_the_product_after_showing_what_it_changes()
    {
        CalendarReply preview = await Import(new CalendarFile { Format = "shipped", Content = "2026", Kind = CalendarLayerKind.Federal });

        Assert.Contains(preview.Differences, d => d is { Date: { Month: 6, Day: 12 }, Before.Kind: "working", After: { Kind: "off", Reason: "День России", Source: "ru-2026@1" } });
        Assert.Null(preview.Configuration);
        Assert.Empty((await Stored())!.Calendar.Layers);

        CalendarReply applied = await Import(new CalendarFile { Format = "shipped", Content = "2026", Kind = CalendarLayerKind.Federal, Apply = true });

        CalendarYear year = await Year(2026);
        Assert.Equal("ru-2026", Assert.Single(applied.Configuration!.Calendar.Layers).Id);
        Assert.Equal((247, 1972), (year.WorkingDays, year.WorkingHours));
        Assert.Equal(365, year.Days.Length);
    }

    [Fact]
    public async Task Says_where_a_file_is_wrong_and_changes_nothing()
    {
        int version = (await Stored())!.Version;

        HttpResponseMessage answer = await _admin.PostAsJsonAsync(Region("/calendar/import"), new
        {
            format = "xmlcalendar",
            content = """<calendar year="2026"><days><day d="02.30" t="1"/></days></calendar>""",
            kind = "federal",
            apply = true,
        }, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement error = (await Running.Json(answer)).GetProperty("errors").GetProperty("calendar/days/day[1]@d")[0];
        Assert.StartsWith("not-a-date", error.GetString(), StringComparison.Ordinal);
        Assert.Equal(version, (await Stored())!.Version);
    }

    [Fact]
    public async Task An_emergency_is_a_day_off_at_once_and_can_be_taken_back()
    {
        HttpResponseMessage declared = await _admin.PostAsJsonAsync(Region("/calendar/emergencies"), new { date = "2026-01-20", reason = "паводок" }, Cancellation);
        HttpResponseMessage again = await _admin.PostAsJsonAsync(Region("/calendar/emergencies"), new { date = "2026-01-20", reason = "паводок" }, Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (declared.StatusCode, again.StatusCode));
        RegionConfiguration stored = (await Stored())!;
        EmergencyDay day = Assert.Single(stored.Calendar.Emergencies);
        Assert.Equal(("admin", stored.Calendar.Version), (day.DeclaredBy, day.Since));
        Assert.Equal("паводок", Assert.Single((await Year(2026)).Days, d => d.Date == new DateOnly(2026, 1, 20)).Reason);

        HttpResponseMessage withdrawn = await _admin.DeleteAsync(Region("/calendar/emergencies/2026-01-20"), Cancellation);
        HttpResponseMessage nothing = await _admin.DeleteAsync(Region("/calendar/emergencies/2026-01-20"), Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (withdrawn.StatusCode, nothing.StatusCode));
        Assert.Empty((await Stored())!.Calendar.Emergencies);
    }

    [Fact]
    public async Task A_change_is_tried_before_it_is_saved()
    {
        RegionConfiguration stored = (await Stored())!;
        RegionConfiguration proposed = stored with
        {
            Deadlines = [.. stored.Deadlines, new("quick", "answer", 2, true, null, TestRegion.CalmTopic, null, null) { PausesWhileWaiting = true }],
        };

        // Friday evening; asked on Monday from half past nine to ten.
        JsonElement reply = await Simulate(new
        {
            region = Office.Code,
            @case = new
            {
                receivedAt = "2026-01-16T17:40:00+03:00",
                kind = "complaint",
                topic = TestRegion.CalmTopic,
                importance = "normal",
                pauses = new[] { new { from = "2026-01-19T09:30:00+03:00", to = "2026-01-19T10:00:00+03:00" } },
            },
            proposed,
        });

        Assert.Equal(("2026-01-19T14:40:00+00:00", "ordinary"), Answer(reply.GetProperty("stored")));
        Assert.Equal(("2026-01-19T08:10:00+00:00", "quick"), Answer(reply.GetProperty("proposed")));
        Assert.Contains(Deadline(reply.GetProperty("proposed"), "answer").GetProperty("steps").EnumerateArray(), s => s.GetProperty("code").GetString() == "waits");
        Assert.Equal(stored.Version, (await Stored())!.Version);
        // Optional, and no rule names it.
        Assert.False(Deadline(reply.GetProperty("stored"), "first-reaction").TryGetProperty("dueAt", out _));
    }

    [Fact]
    public async Task A_proposal_that_contradicts_itself_names_the_field()
    {
        RegionConfiguration stored = (await Stored())!;
        HttpResponseMessage answer = await _admin.PostAsJsonAsync("/api/v1/deadlines/simulate", new
        {
            region = Office.Code,
            @case = new { receivedAt = "2026-01-16T17:40:00+03:00", kind = "complaint", topic = TestRegion.CalmTopic },
            proposed = stored with { Deadlines = [new("x", "lunch", 2, true, null, null, "moon", null)] },
        }, ApiJson.Options, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            ["proposed.deadlines[0].authority", "proposed.deadlines[0].deadline"],
            (await Running.Json(answer)).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task Of_another_region_is_nobody_elses()
    {
        using HttpClient neighbour = await running.SignIn("test-admin");

        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(Region("/calendar/2026"), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsJsonAsync(Region("/calendar/emergencies"), new { date = "2026-01-20", reason = "x" }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsJsonAsync("/api/v1/deadlines/simulate", new
        {
            region = Office.Code,
            @case = new { receivedAt = "2026-01-16T17:40:00+03:00", kind = "complaint", topic = "roads" },
        }, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Belongs_to_a_region_that_the_list_names_to_its_administrators_only()
    {
        using HttpClient neighbour = await running.SignIn("test-admin");

        await Eventually.Holds(async () => (await Codes(_admin)).Contains(Office.Code), TimeSpan.FromSeconds(30), "the region is in the list");
        Assert.Equal([running.Region.Code], await Codes(neighbour));
    }

    private static async Task<List<string?>> Codes(HttpClient person) =>
        [.. (await person.GetFromJsonAsync<JsonElement>("/api/v1/regions", Cancellation)).EnumerateArray().Select(r => r.GetProperty("code").GetString())];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Region(string path = "") => $"/api/v1/regions/{Office.Code}{path}";

    private static (string?, string?) Answer(JsonElement deadlines)
    {
        JsonElement answer = Deadline(deadlines, "answer");
        return (answer.GetProperty("dueAt").GetString(), answer.GetProperty("rule").GetString());
    }

    private static JsonElement Deadline(JsonElement deadlines, string name) =>
        Assert.Single(deadlines.GetProperty("deadlines").EnumerateArray(), d => d.GetProperty("deadline").GetString() == name);

    private async Task<RegionConfiguration?> Stored()
    {
        HttpResponseMessage answer = await _admin.GetAsync(Region(), Cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadFromJsonAsync<RegionConfiguration>(ApiJson.Options, Cancellation);
    }

    private async Task<CalendarYear> Year(int year) =>
        (await _admin.GetFromJsonAsync<CalendarYear>(Region($"/calendar/{year}"), ApiJson.Options, Cancellation))!;

    private async Task<CalendarReply> Import(CalendarFile file)
    {
        HttpResponseMessage answer = await _admin.PostAsJsonAsync(Region("/calendar/import"), file, ApiJson.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<CalendarReply>(ApiJson.Options, Cancellation))!;
    }

    private async Task<JsonElement> Simulate(object question)
    {
        HttpResponseMessage answer = await _admin.PostAsJsonAsync("/api/v1/deadlines/simulate", question, ApiJson.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Running.Json(answer);
    }
}
