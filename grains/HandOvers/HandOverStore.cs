using Dialog.HandOvers.Domain;
using Npgsql;

namespace Dialog.HandOvers;

/// <summary>The tables <c>hand_overs</c> and <c>hand_over_items</c>, and what there is to hand over.</summary>
internal sealed class HandOverStore(NpgsqlDataSource database)
{
    public Task<List<OpenWork>> Work(string region, string official, int limit) => Rows(
        Command("open_work", region, official, limit),
        r => new OpenWork(
            r.GetString(0), r.GetGuid(1), r.GetInt64(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetFieldValue<DateTimeOffset>(4), Text(r, 5), Text(r, 6), r.IsDBNull(7) ? null : r.GetInt32(7)));

    public async Task<MergeCounts> Counts(string region, string authority) => (await Rows(
        Command("merge_counts", region, authority),
        r => new MergeCounts(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4))))[0];

    /// <param name="work">what the items are about, for the versions of texts</param>
    public Task Put(Guid id, HandOverOrder order, string name, HandOverItem[] items, IReadOnlyList<OpenWork> work) => Run(Command(
        "put_hand_over", id, order.Region, "official", order.Official, name, (string?)null, order.Reason.Trim(), order.By.Id, order.By.Name, order.Login, items.Length,
        items.Select(i => i.CaseId).ToArray(),
        items.Select(i => i.What).ToArray(),
        items.Select(i => i.Number).ToArray(),
        items.Select(i => i.Authority).ToArray(),
        items.Select(i => i.Official).ToArray(),
        items.Select(i => work.FirstOrDefault(w => w.CaseId == i.CaseId && w.What == i.What)?.Revision).ToArray()));

    public Task Put(Guid id, MergeOrder order, string name, int total) => Run(Command(
        "put_hand_over", id, order.Region, HandOver.Authority, order.From, name, order.Into, order.Reason.Trim(), order.By.Id, order.By.Name, order.Login, total,
        Array.Empty<Guid>(), Array.Empty<string>(), Array.Empty<long>(), Array.Empty<string?>(), Array.Empty<string?>(), Array.Empty<int?>()));

    public async Task<HandOver?> Find(Guid id) => (await Rows(
        Command("find_hand_over", id),
        r => new HandOver(
            r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), Text(r, 4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8), r.GetString(9),
            r.IsDBNull(10) ? null : r.GetFieldValue<DateTimeOffset>(10)))).FirstOrDefault();

    public Task<List<(string From, string Into)>> MergesUnderWay(string region) => Rows(Command("merges_under_way", region), r => (r.GetString(0), r.GetString(1)));

    public Task<List<Guid>> Running() => Rows(Command("running_hand_overs"), r => r.GetGuid(0));

    public Task<List<HandOverTask>> Waiting(HandOver h, int limit) => Rows(
        h.IsMerge ? Command("cases_to_merge", h.Id, h.Region, h.Subject, h.Into, limit) : Command("hand_over_waiting", h.Id, limit),
        r => new HandOverTask(r.GetGuid(0), r.GetString(1), r.GetInt64(2), r.GetString(3), Text(r, 4), Text(r, 5), r.IsDBNull(6) ? null : r.GetInt32(6)));

    public Task Settle(Guid id, IReadOnlyList<HandOverResult> results) => Run(Command(
        "settle_hand_over", id,
        results.Select(r => r.Task.CaseId).ToArray(),
        results.Select(r => r.Task.What).ToArray(),
        results.Select(r => r.Task.Number).ToArray(),
        results.Select(r => r.Task.Authority).ToArray(),
        results.Select(r => r.Task.Official).ToArray(),
        results.Select(r => r.Code).ToArray(),
        results.Select(r => r.Detail).ToArray()));

    /// <summary>Accounts, templates and views of the body go to the other.</summary>
    public Task MoveRows(HandOver h) => Run(Command("merge_rows", h.Region, h.Subject, h.Into, h.Login));

    public Task MarkMoved(Guid id, DateTimeOffset at) => Run(Command("mark_moved", id, at));

    /// <param name="error">why the configuration refused the last step; null: it did not</param>
    public Task Finish(Guid id, string? error) => Run(Command("finish_hand_over", id, error));

    public Task Repeat(Guid id) => Run(Command("repeat_hand_over", id));

    public async Task<bool> Cancel(Guid id) => (await Rows(Command("cancel_hand_over", id), r => r.GetInt64(0)))[0] > 0;

    private NpgsqlCommand Command(string name, params ReadOnlySpan<SqlValue> values) => database.CreateCommand(Sql.Read(name)).Bind(values);

    private static async Task Run(NpgsqlCommand command)
    {
        await using (command)
        {
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<List<TRow>> Rows<TRow>(NpgsqlCommand command, Func<NpgsqlDataReader, TRow> read)
    {
        await using (command)
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            List<TRow> rows = [];
            while (await reader.ReadAsync())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    private static string? Text(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetString(at);
}
