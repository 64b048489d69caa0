using System.Collections;

namespace Dialog.Api.Audit;

/// <summary>Marks a read that is recorded: its answer shows residents' data or files, or somebody must answer for having seen it.</summary>
/// <param name="Action">what the log calls it, e.g. <c>cases.list</c></param>
/// <param name="Filters">Parameters of the query that are recorded with their values: names of views and filters, never words that were searched for.</param>
internal sealed record AuditedRead(string Action, string[] Filters);

/// <summary>Marks changes that are not recorded here.</summary>
/// <param name="Because">why, and where they are recorded</param>
internal sealed record Unaudited(string Because);

/// <summary>Marks endpoints whose route or query names a case: entries carry its number and belong to its region.</summary>
internal sealed record AboutCase(string Parameter = "id");

/// <summary>An answer that knows how many it shows.</summary>
internal interface ICounted
{
    int Count { get; }
}

/// <summary>How endpoints are marked.</summary>
internal static class AuditMarks
{
    /// <summary>Each read leaves an entry: who, which, with what filters, and how many were shown.</summary>
    public static TMarked AuditsRead<TMarked>(this TMarked builder, string action, params string[] filters)
        where TMarked : IEndpointConventionBuilder =>
        builder.WithMetadata(new AuditedRead(action, filters)).AddEndpointFilter(Count);

    public static TMarked IsAboutCase<TMarked>(this TMarked builder, string parameter = "id")
        where TMarked : IEndpointConventionBuilder => builder.WithMetadata(new AboutCase(parameter));

    /// <summary>Records how many an answer shows, of a change too.</summary>
    public static async ValueTask<object?> Count(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        object? result = await next(context);
        object? answer = result;
        while (answer is INestedHttpResult nested)
        {
            answer = nested.Result;
        }

        switch (answer is IValueHttpResult { Value: { } value } ? value : answer)
        {
            case ICounted page:
                AuditTrail.Counted(context.HttpContext, page.Count);
                break;
            case ICollection list:
                AuditTrail.Counted(context.HttpContext, list.Count);
                break;
        }

        return result;
    }
}
