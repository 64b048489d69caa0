using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>Which triggers a change of a case pulls, as a set, and the words the resident said in it.</summary>
internal readonly record struct RuleCauses(int Set, string? Text)
{
    public static readonly int Opened = Of(RuleTrigger.CaseOpened);

    public static readonly int Authority = Of(RuleTrigger.AuthorityChanged);

    public bool IsNone => Set == 0;

    public static int Of(RuleTrigger trigger) => 1 << (int)trigger;

    public static int Of(IEnumerable<RuleTrigger> triggers) => triggers.Aggregate(0, (set, one) => set | Of(one));

    public static RuleCauses Of(Case before, IReadOnlyList<CaseEvent> events)
    {
        int set = 0;
        string? text = null;
        for (int i = 0; i < events.Count; i++)
        {
            switch (events[i])
            {
                case CaseOpened:
                    set |= Opened;
                    break;
                case MessagesTaken e:
                    text = e.Text;
                    break;
                case MessageReceived e when IsOneMorePhoto(before, e):
                    break;
                case MessageReceived e:
                    text = FoldedLines.Rest(e.Text, e.Folds);
                    set |= (set & Opened) == 0 ? Of(RuleTrigger.MessageReceived) : 0;
                    break;
                case CaseReclassified e when e.Topic != before.Topic:
                    set |= Of(RuleTrigger.TopicChanged);
                    break;
                case CaseRouted e when e.Authority != before.Authority:
                    set |= Authority;
                    break;
                case DeadlineApproaching { Deadline: not Obligations.Approval }:
                    set |= Of(RuleTrigger.DeadlineApproaching);
                    break;
            }
        }

        return new RuleCauses(set, text);
    }

    // Of an album only the part with words says something.
    private static bool IsOneMorePhoto(Case before, MessageReceived e) => e.AlbumId is not null && e.AlbumId == before.LastAlbumId && string.IsNullOrWhiteSpace(e.Text);
}
