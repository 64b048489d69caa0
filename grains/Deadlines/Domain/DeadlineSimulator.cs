using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Plans every deadline of an imagined message, with the same code that plans the real ones.</summary>
internal static class DeadlineSimulator
{
    public static SimulatedDeadlines Of(RegionConfiguration region, SimulatedCase message, string? authority)
    {
        RegionDeadlines deadlines = new(region);
        WorkCalendar calendar = deadlines.CalendarOf(authority);
        Waiting[] waits = message.Pauses.Select(p => new Waiting(p.From, p.To)).ToArray();
        return new(authority, calendar.Zone.Id, region.Version, calendar.Version,
            [.. DeadlineRules.Known.Select(name => (name, From: Start(name, message))).Where(d => d.From is not null)
                .Select(d => One(d.name, d.From!.Value))]);

        SimulatedDeadline One(string name, DateTimeOffset from)
        {
            DeadlineQuestion question = new(name, message.Kind, message.Topic, authority, message.Importance)
            {
                Network = message.Network,
                Channel = message.Channel,
                Source = message.Source,
            };
            PlannedDeadline? plan = deadlines.Plan(question, from, waits);
            return plan is null
                ? new(name, from.ToUniversalTime(), null, null, true, 0, false, false, [])
                : new(name, from.ToUniversalTime(), plan.DueAt, plan.RuleId, !Array.Exists(region.Deadlines, r => r.Id == plan.RuleId),
                    plan.Hours, plan.Working, plan.PausesWhileWaiting, plan.Steps);
        }
    }

    /// <summary>When the clock of a deadline starts. Approval and formal appeal: as if they were asked for at once.</summary>
    private static DateTimeOffset? Start(string name, SimulatedCase message) => name switch
    {
        DeadlineRules.Intake => message.PublishedAt ?? message.ReceivedAt,
        DeadlineRules.FinalAfterPromise => message.PromisedFor,
        _ => message.ReceivedAt,
    };
}
