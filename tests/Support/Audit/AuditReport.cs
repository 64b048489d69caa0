using System.Globalization;
using System.Text;

namespace Dialog.Support.Audit;

/// <summary>What the audit counted. Clean when nothing was lost, doubled or contradicts itself.</summary>
public sealed record AuditReport
{
    private const int Shown = 30;

    /// <summary>Messages acknowledged to their senders.</summary>
    public required int Sent { get; init; }

    public required int Cases { get; init; }

    public required int Events { get; init; }

    /// <summary>Residents' messages in the journal.</summary>
    public required int Journal { get; init; }

    /// <summary>Cases that every live client holds as the read model has them; null without clients.</summary>
    public int? Pushed { get; init; }

    /// <summary>Acknowledged messages and commands that the journal does not have.</summary>
    public required int Lost { get; init; }

    /// <summary>Messages, commands and timers that took effect more than once.</summary>
    public required int Doubled { get; init; }

    public required int DeadlinesMissed { get; init; }

    /// <summary>The longest that a passed deadline waited for its event.</summary>
    public required TimeSpan LatestDeadline { get; init; }

    /// <summary>Answers by state of their outbox row.</summary>
    public required IReadOnlyDictionary<string, int> Outbox { get; init; }

    public required IReadOnlyList<string> Violations { get; init; }

    public bool IsClean => Violations.Count == 0;

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"sent {Sent}, cases {Cases}, journal {Journal} messages in {Events} events, pushed {Pushed?.ToString(CultureInfo.InvariantCulture) ?? "-"}, lost {Lost}, doubled {Doubled}; ");
        text.Append(CultureInfo.InvariantCulture, $"deadlines missed {DeadlinesMissed}, the latest by {LatestDeadline.TotalSeconds:0.0} s; outbox: {string.Join(", ", Outbox.Select(o => $"{o.Key} {o.Value}"))}");
        if (!IsClean)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{Violations.Count} violations:");
            foreach (string violation in Violations.Take(Shown))
            {
                text.AppendLine().Append("  ").Append(violation);
            }
        }

        return text.ToString();
    }
}
