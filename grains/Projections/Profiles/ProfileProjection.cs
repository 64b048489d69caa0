using System.Collections.Frozen;
using Npgsql;

namespace Dialog.Projections.Profiles;

/// <summary>Whose each case is, and by what its resident can be recognised in other networks.</summary>
internal sealed class ProfileProjection(ProfileReader reader, ProfileWriter writer) : IProjection
{
    // What changes the words of a case, its address, or what an official has said in it.
    internal static readonly FrozenSet<string> Telling = FrozenSet.Create(
        "case-opened", "message-received", "message-edited", "message-deleted", "case-reclassified", "answer-given", "messages-split", "messages-taken");

    public IReadOnlyCollection<string> ReadsContentOf => [];

    public async ValueTask<IProjectedChange?> Prepare(ProjectionWindow window, DateTimeOffset now, bool leaveOut)
    {
        Guid[] touched = [.. window.Events.Where(e => Telling.Contains(e.Type)).Select(e => e.CaseId).Distinct()];
        return touched.Length == 0 ? null : new Change(writer.Digested(await reader.Read(touched), withKeys: !leaveOut));
    }

    private sealed class Change(DigestedCase[] cases) : IProjectedChange
    {
        public Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction) => ProfileWriter.Write(connection, transaction, cases);

        public Task Announce(IGrainFactory grains) => Task.CompletedTask;
    }
}
