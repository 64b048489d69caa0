namespace Dialog.Api.ReadModel;

/// <summary>The queues a person can open and the orders they can be read in, as fixed pieces of SQL.</summary>
internal static class CaseViews
{
    private static readonly Dictionary<string, string> Where = new()
    {
        ["open"] = "status < 5",
        ["mine"] = "status < 5 and (claimed_by = $3 or official = $3) and snoozed_by is distinct from $3",
        ["snoozed"] = "status < 5 and snoozed_by = $3",
        ["unassigned"] = "status < 5 and claimed_by is null",
        ["overdue"] = "status < 5 and overdue",
        ["inWork"] = "status = 2",
        ["waiting"] = "status = 3",
        ["answered"] = "status = 5",
        ["trouble"] = "delivery >= 4",
        ["approvals"] = "approval > 0 and approver = $3",
        ["promised"] = "status < 5 and promised_for is not null",
        ["arbiter"] = "awaits_arbiter",
        ["unrouted"] = "status < 5 and authority is null",
        ["formal"] = "formal in (1, 2)",
        ["all"] = "true",
    };

    // The cursor names the last row seen; rows after it in the same order.
    private static readonly Dictionary<string, (string Order, string After)> Sorts = new()
    {
        ["deadline"] = (
            "due_at asc nulls last, id asc",
            "($9::uuid is null or case when $8::timestamptz is null then due_at is null and id > $9 "
            + "else (due_at, id) > ($8, $9) or due_at is null end)"),
        ["approval"] = (
            "approval_due asc nulls last, id asc",
            "($9::uuid is null or case when $8::timestamptz is null then approval_due is null and id > $9 "
            + "else (approval_due, id) > ($8, $9) or approval_due is null end)"),
        ["newest"] = ("received_at desc, id desc", "($9::uuid is null or (received_at, id) < ($8::timestamptz, $9))"),
        ["oldest"] = ("received_at asc, id asc", "($9::uuid is null or (received_at, id) > ($8::timestamptz, $9))"),
    };

    public static IEnumerable<string> Names => Where.Keys;

    public static IEnumerable<string> SortNames => Sorts.Keys;

    public static bool Has(string view) => Where.ContainsKey(view);

    public static bool HasSort(string sort) => Sorts.ContainsKey(sort);

    public static string Compose(string template, string view, string sort) => template
        .Replace("{where}", Where[view], StringComparison.Ordinal)
        .Replace("{after}", Sorts[sort].After, StringComparison.Ordinal)
        .Replace("{order}", Sorts[sort].Order, StringComparison.Ordinal);
}
