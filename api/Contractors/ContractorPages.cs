using System.Threading.RateLimiting;
using Dialog.Api.Audit;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Contractors.Pages;
using Dialog.Api.Privacy;
using Dialog.Api.Public;
using Dialog.Cases;
using Dialog.Files;
using Dialog.Privacy;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Contractors;

/// <summary>Everything the page shows; who the resident is only where the official said so.</summary>
public sealed record ContractorView(string Region, string? Authority, string? Topic, string? Address, string? Name, IReadOnlyList<(string Text, DateTimeOffset At)> Words, TimeZoneInfo Zone);

/// <summary>Renders a contractor's page and writes each opening down before anything is shown.</summary>
internal sealed class ContractorPages(ContractorLinks links, FormRegions regions, AuditLog audit, IGrainFactory grains) : IDisposable
{
    private const int PerMinute = 120;

    private readonly PartitionedRateLimiter<Guid> _perLink = PartitionedRateLimiter.Create<Guid, Guid>(link => RateLimitPartition.GetFixedWindowLimiter(
        link, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>One link is opened by one contractor: more than a person does is refused, from however many addresses.</summary>
    public bool IsTooOften(OpenedLink opened) => !_perLink.AttemptAcquire(opened.Link.Link).IsAcquired;

    /// <summary>Written before the answer goes out: what cannot be recorded is not shown.</summary>
    public Task Record(HttpContext http, OpenedLink opened, string action, string outcome, string? detail = null) => audit.Write(new AuditEntry("-", action, outcome)
    {
        CaseId = opened.About.Id,
        Region = opened.About.Region,
        Subject = opened.Link.Link.ToString("D"),
        Detail = detail,
        Address = AddressPrefix.Of(http.Connection.RemoteIpAddress),
    });

    public async Task<TimeZoneInfo> Zone(OpenedLink opened) => ZoneOf(await regions.Find(opened.About.Region));

    public async Task<IResult> Show(HttpContext http, string token, OpenedLink opened, ContractorAttempt? attempt, bool sent, CancellationToken cancellation)
    {
        PublicTexts texts = PublicTexts.For(http.Request);
        bool open = opened.State == LinkState.Open;
        return new RazorComponentResult<ContractorPage>(new Dictionary<string, object?>
        {
            ["Texts"] = texts,
            ["Token"] = token,
            ["Number"] = opened.About.Number,
            ["Link"] = opened.Link,
            ["State"] = opened.State,
            ["View"] = open ? await View(opened, texts.Language, cancellation) : null,
            ["Zone"] = await Zone(opened),
            ["Form"] = attempt?.Form ?? ContractorForm.Empty,
            ["Faults"] = attempt?.Faults.ToDictionary(f => f.Key, f => texts[$"contractor.{f.Value}"]) ?? [],
            ["Kept"] = attempt?.Files ?? (IReadOnlyList<StoredFile>)[],
            ["Sent"] = sent,
        })
        {
            StatusCode = attempt is null || attempt.IsSent ? 200 : 422,
            PreventStreamingRendering = true,
        };
    }

    public static IResult Unknown(HttpContext http) => Words(http, "unknown", StatusCodes.Status404NotFound);

    public static IResult Words(HttpContext http, string why, int status)
    {
        PublicTexts texts = PublicTexts.For(http.Request);
        return new RazorComponentResult<ContractorWordsPage>(new Dictionary<string, object?>
        {
            ["Texts"] = texts,
            ["Heading"] = texts[$"contractor.{why}.title"],
            ["Words"] = texts[$"contractor.{why}"],
        })
        { StatusCode = status, PreventStreamingRendering = true };
    }

    public void Dispose() => _perLink.Dispose();

    private async Task<ContractorView> View(OpenedLink opened, string language, CancellationToken cancellation)
    {
        CaseSummary about = opened.About;
        RegionConfiguration? region = await regions.Find(about.Region);
        TopicName? topic = (await grains.GetGrain<ITopicCatalogueGrain>(0).All()).FirstOrDefault(t => t.Code == about.Topic);
        bool contact = opened.Link.WithContact;
        MaskLevel level = contact ? MaskLevel.Nothing : MaskLevel.Contacts;
        List<SharedMessage> messages = await links.Messages(about.Id, opened.Link.SentAt, cancellation);
        return new ContractorView(
            region?.Name ?? about.Region,
            region?.Authorities.FirstOrDefault(a => a.Id == about.Authority)?.Name,
            topic is null ? null : language == "en" ? topic.En : topic.Ru,
            Masking.Of(PersonalKind.Address, about.Address, level),
            contact ? about.ResidentName : null,
            [.. messages.Where(m => m.Text.Length > 0).Select(m => (Masking.Of(PersonalKind.Text, m.Text, level)!, m.PublishedAt))],
            ZoneOf(region));
    }

    private static TimeZoneInfo ZoneOf(RegionConfiguration? region) => region is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(region.TimeZone);
}
