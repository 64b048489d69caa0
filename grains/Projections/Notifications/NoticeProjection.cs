using Dialog.Notifications;
using Dialog.Projections.Notifications.Domain;
using Dialog.Push;
using Npgsql;

namespace Dialog.Projections.Notifications;

/// <summary>Notices of the people whom an event concerns.</summary>
internal sealed class NoticeProjection(AudienceStore audiences) : IProjection
{
    public IReadOnlyCollection<string> ReadsContentOf => NoticeRules.LookInto;

    public async ValueTask<IProjectedChange?> Prepare(ProjectionWindow window, DateTimeOffset now, bool leaveOut) =>
        Prepare(window, await audiences.Of(window.Region));

    public static IProjectedChange? Prepare(ProjectionWindow window, AudienceDirectory people)
    {
        NewNotice[] notices = [.. NoticeRules.For(window, people)];
        return notices.Length == 0 ? null : new Change(notices);
    }

    private sealed class Change(NewNotice[] notices) : IProjectedChange
    {
        private List<Notice> _written = [];

        public async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
            _written = await NoticeWriter.Insert(connection, transaction, notices);

        public async Task Announce(IGrainFactory grains)
        {
            foreach (IGrouping<string, Notice> region in _written.GroupBy(n => n.Region))
            {
                await grains.GetGrain<IRegionFeedGrain>(region.Key).Notify([.. region]);
            }
        }
    }
}
