using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Projections.Marks.Domain;
using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Projections.Marks;

/// <summary>The moments that the board's metrics are counted from: a case is read again when an event came that can make one.</summary>
internal sealed class MarkProjection([FromKeyedServices(DataSources.Projections)] NpgsqlDataSource database) : IProjection
{
    public IReadOnlyCollection<string> ReadsContentOf => [];

    public async ValueTask<IProjectedChange?> Prepare(ProjectionWindow window, DateTimeOffset now, bool leaveOut)
    {
        Guid[] touched = [.. window.Events.Where(e => CaseMarks.Making.Contains(e.Type)).Select(e => e.CaseId).Distinct()];
        CaseMark[] marks = touched.Length == 0 ? [] : [.. (await Journals(touched)).SelectMany(j => CaseMarks.Of(j.Id, j.Events))];
        return marks.Length == 0 ? null : new Change(window.Region, marks);
    }

    private async Task<List<(Guid Id, List<(CaseEvent, DateTimeOffset)> Events)>> Journals(Guid[] cases)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("marked_journals")).Bind(cases);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<(Guid Id, List<(CaseEvent, DateTimeOffset)> Events)> journals = [];
        while (await r.ReadAsync())
        {
            Guid id = r.GetGuid(0);
            if (journals.Count == 0 || journals[^1].Id != id)
            {
                journals.Add((id, []));
            }

            journals[^1].Events.Add((CaseEventJson.Read(r.GetString(1), r.GetString(2)), r.GetFieldValue<DateTimeOffset>(3)));
        }

        return journals;
    }

    private sealed class Change(string region, CaseMark[] marks) : IProjectedChange
    {
        public async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            await using NpgsqlCommand command = new(Sql.Read("put_marks"), connection, transaction);
            command.Bind(
                region,
                marks.Select(m => m.CaseId).ToArray(),
                marks.Select(m => m.Version).ToArray(),
                marks.Select(m => (short)m.Kind).ToArray(),
                marks.Select(m => m.At).ToArray(),
                marks.Select(m => m.Authority).ToArray(),
                marks.Select(m => m.Official).ToArray(),
                marks.Select(m => m.Leg).ToArray(),
                marks.Select(m => m.Delay).ToArray());
            await command.ExecuteNonQueryAsync();
        }

        public Task Announce(IGrainFactory grains) => Task.CompletedTask;
    }
}
