using System.Globalization;
using Dialog.Notifications;
using Dialog.Projections.Notifications.Domain;
using Dialog.Push;
using Dialog.Regions;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Dialog.Projections.Notifications.Digests;

/// <summary>
/// Sends the digests of one region, keyed by its code, when a reminder wakes it. Each is written down before the mail server is
/// asked and after it answered; what is between the two when a silo dies is unknown and not sent again.
/// </summary>
internal sealed partial class DigestGrain(DigestStore store, AudienceStore audiences, Mailer mailer, TimeProvider time, ILogger<DigestGrain> logger)
    : Grain, IDigestGrain, IRemindable
{
    private const string Tick = "digests";
    private const int MostNotices = 30;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // Notices of the last moments may still be on their way through the projection.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private Task _run = Task.CompletedTask;

    private string Region => this.GetPrimaryKeyString();

    public Task Start() => this.RegisterOrUpdateReminder(Tick, TimeSpan.FromMinutes(1), Every);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // Sending mail takes longer than a call may.
        if (_run.IsCompleted)
        {
            DelayDeactivation(TimeSpan.FromMinutes(30));
            _run = Run();
        }

        return Task.CompletedTask;
    }

    private async Task Run()
    {
        try
        {
            List<Subscriber> subscribers = await store.Subscribers(Region);
            if (subscribers.Count == 0)
            {
                await Rest();
            }
            else if (!mailer.IsOn)
            {
                LogNoServer(Region, subscribers.Count);
            }
            else
            {
                await store.Expire(Region, time.GetUtcNow());
                await SendDue(subscribers);
            }
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            // The next tick finds what is due.
            LogNotSent(e, Region);
        }
    }

    private async Task SendDue(List<Subscriber> subscribers)
    {
        RegionConfiguration? region = Region == "*" ? null : await GrainFactory.GetGrain<IRegionGrain>(Region).Get();
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(region?.TimeZone ?? "Europe/Moscow");
        BoardView? board = region is null ? null : await GrainFactory.GetGrain<IRegionFeedGrain>(Region).Board();
        TopicName[] topics = await GrainFactory.GetGrain<ITopicCatalogueGrain>(0).All();
        AudienceDirectory directory = await audiences.Of(Region);
        foreach (Subscriber to in subscribers)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (to.Quiet?.Contains(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime)) == true)
            {
                // What came in the quiet hours is in the first digest after them.
                continue;
            }

            if (DigestSchedule.Due(to.Digest, to.ToldUntil, now - Patience, zone) is not { } coversTo || await store.Claim(Region, to, coversTo, now, now + Lease) is not { } id)
            {
                continue;
            }

            (int total, List<Notice> notices) = await store.Notices(Region, to.Person, to.ToldUntil, coversTo, MostNotices);
            DigestContent content = DigestContent.Of(region?.Name ?? "", directory.IsLead(to.Person), board, to.Person, total, notices);
            if (content.IsEmpty)
            {
                await store.Settle(id, "empty", null, time.GetUtcNow());
                continue;
            }

            Dictionary<string, string> names = topics.ToDictionary(t => t.Code, t => to.Language == "en" ? t.En : t.Ru);
            string mail = string.Create(CultureInfo.InvariantCulture, $"digest-{id}");
            (MailOutcome outcome, string? error) = await mailer.Send(to.Email, mail, DigestText.Write(content, to.Language, zone, names, mailer.ConsoleAddress), CancellationToken.None);
            await store.Settle(id, State(outcome), error, time.GetUtcNow());
            if (outcome != MailOutcome.Sent)
            {
                LogOutcome(id, Region, outcome, error);
            }

            if (outcome == MailOutcome.Later)
            {
                // The server is away: the others would meet the same.
                return;
            }
        }
    }

    private async Task Rest()
    {
        if (await this.GetReminder(Tick) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private static string State(MailOutcome outcome) => outcome switch
    {
        MailOutcome.Sent => "sent",
        MailOutcome.Later => "waiting",
        MailOutcome.Refused => "failed",
        _ => "unknown",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} people of {Region} want digests, but Dialog:Mail:Host is not set")]
    private partial void LogNoServer(string region, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The digests of {Region} could not be sent now")]
    private partial void LogNotSent(Exception exception, string region);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Digest {Id} of {Region} is {Outcome}: {Error}")]
    private partial void LogOutcome(long id, string region, MailOutcome outcome, string? error);
}
