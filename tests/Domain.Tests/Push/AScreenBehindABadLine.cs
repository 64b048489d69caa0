using CsCheck;
using Dialog.Cases;
using Dialog.Push;
using Dialog.Push.Domain;

namespace Dialog.Domain.Tests.Push;

/// <summary>Batches get lost, doubled and swapped, feeds restart, lists come late: the screen shows what storage holds in the end.</summary>
public sealed class AScreenBehindABadLine
{
    private static readonly DateTimeOffset Start = new(2025, 3, 3, 7, 0, 0, TimeSpan.Zero);
    private static readonly Gen<(int What, int Dice)[]> Histories = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 9999]).Array[0, 60];

    [Theory]
    [InlineData("region:50")]
    [InlineData("authority:50/roads")]
    public void Always_converges(string view) => Histories.Sample(history =>
    {
        Line line = new(view);
        foreach ((int what, int dice) in history)
        {
            line.Step(what, dice);
        }

        line.Screen.Watch();
        line.Screen.Listed(line.List(), line.Screen.Reloads);
        Assert.Equal(line.List().Where(Summaries.Live).OrderBy(c => c.Id), line.Screen.Shown.OrderBy(c => c.Id));
    }, iter: 2000, print: h => string.Join(" ", h));

    /// <summary>Storage, a feed, one screen and the connection between them.</summary>
    private sealed class Line
    {
        private readonly string _view;
        private readonly Dictionary<Guid, CaseSummary> _stored = [];
        private readonly List<ChangeBatch> _underWay = [];
        private (CaseSummary[] Cases, int AskedAfter)? _list;
        private RegionBoard _board = new(Summaries.Region);
        private FeedViews _views;
        private int _epochs;

        public Line(string view)
        {
            _view = view;
            _views = new FeedViews(Summaries.Region, Summaries.Id(0), 5);
            Screen = new SimulatedScreen(view, (v, epoch, after) => _views.Resume(v, epoch, after));
            Screen.Watch();
        }

        public SimulatedScreen Screen { get; }

        public void Step(int what, int dice)
        {
            switch (what)
            {
                case <= 4: Publish(Commit(dice)); break;
                case 5: Publish([.. Commit(dice), .. Commit(dice / 7)]); break;
                case 6: Publish([.. _stored.Values.Skip(dice % 3).Take(2)]); break; // reconciled with storage: mostly known
                case 7: Deliver(dice, keep: false); break;
                case 8: Deliver(dice, keep: true); break;
                case 9: Screen.Watch(); _underWay.Clear(); break;
                case 10: AskOrBringList(); break;
                default: Restart(); break;
            }

            if (dice % 3 > 0)
            {
                Deliver(0, keep: false);
            }
        }

        public CaseSummary[] List() => [.. _stored.Values.Where(c => _view.StartsWith("region", StringComparison.Ordinal) || c.Authority == "roads")];

        private CaseSummary[] Commit(int dice)
        {
            int n = dice % 6;
            CaseSummary changed = _stored.TryGetValue(Summaries.Id(n), out CaseSummary? before) ? Summaries.Next(before, dice / 6, Start) : Summaries.New(n, Start);
            _stored[changed.Id] = changed;
            return [changed];
        }

        private void Publish(CaseSummary[] changes)
        {
            List<(CaseSummary, string?)> news = [];
            foreach (CaseSummary changed in changes)
            {
                if (_board.Apply(changed) is { } accepted)
                {
                    news.Add(accepted);
                }
            }

            _underWay.AddRange(_views.Append(news).Where(b => b.View == _view));
        }

        private void Deliver(int dice, bool keep)
        {
            if (_underWay.Count > 0)
            {
                ChangeBatch batch = _underWay[dice % _underWay.Count];
                if (!keep)
                {
                    _underWay.Remove(batch);
                }

                if (dice % 5 != 4)
                {
                    Screen.Changes(batch);
                }
            }
        }

        // The list is read at one step and arrives at another: the connection delivers changes in between.
        private void AskOrBringList()
        {
            if (_list is { } list)
            {
                _list = null;
                Screen.Listed(list.Cases, list.AskedAfter);
            }
            else if (Screen.AwaitsList)
            {
                _list = (List(), Screen.Reloads);
            }
        }

        private void Restart()
        {
            _views = new FeedViews(Summaries.Region, Summaries.Id(++_epochs), 5);
            _board = new RegionBoard(Summaries.Region);
            _board.Restore(_stored.Values.Where(Summaries.Live), new DayTotals(Start, new Dictionary<string, int>(), new Dictionary<string, int>(), 0, new Dictionary<DateTimeOffset, int>()));
        }
    }
}
