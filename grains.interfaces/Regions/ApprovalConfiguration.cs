using System.ComponentModel.DataAnnotations;
using Dialog.Cases;

namespace Dialog.Regions;

/// <summary>How much an answer needs of others before it is sent, from least to most.</summary>
[GenerateSerializer, Alias("dialog.ApprovalMode")]
public enum ApprovalMode
{
    /// <summary>The author sends.</summary>
    Autonomous,

    /// <summary>The author sends; the approver reads it afterwards.</summary>
    ReviewAfter,
    OneApprover,
    TwoApprovers,
}

/// <summary>Which answers need whose agreement. The most specific matching policy wins: more named conditions, then the later one.</summary>
/// <param name="Hours">The approver's own time, after which a substitute is asked.</param>
/// <param name="Working">True: hours of working time; false: hours of the clock.</param>
/// <param name="Fixed">Measured quality neither widens nor narrows it: for what is always risky.</param>
/// <param name="Answer">intermediate or final; null both. Replies and questions for the address never wait.</param>
[GenerateSerializer, Immutable, Alias("dialog.ApprovalPolicy")]
public sealed record ApprovalPolicy(
    [property: Id(0)] string Id,
    [property: Id(1)] ApprovalMode Mode,
    [property: Id(2)] double Hours,
    [property: Id(3)] bool Working,
    [property: Id(4)] bool Fixed = false,
    [property: Id(5)] AnswerKind? Answer = null,
    [property: Id(6)] string? Topic = null,
    [property: Id(7)] Importance? Importance = null,
    [property: Id(8)] string? Authority = null,
    [property: Id(9)] string? Author = null,
    [property: Id(10)] bool? IsPublic = null);

/// <summary>
/// How measured quality moves a team's autonomy by one step: with at least <paramref name="MinimumAnswers"/> final answers in
/// <paramref name="WindowDays"/>, a share of bad ones (disputed, returned by an approver or found bad in review) at or below
/// <paramref name="WidenAt"/> takes one approver away, one at or above <paramref name="NarrowAt"/> adds one.
/// </summary>
/// <param name="WidenAt">0 to 1.</param>
/// <param name="NarrowAt">0 to 1, above <paramref name="WidenAt"/>.</param>
[GenerateSerializer, Immutable, Alias("dialog.AutonomyRule")]
public sealed record AutonomyRule(
    [property: Id(0)] int MinimumAnswers,
    [property: Id(1)] int WindowDays,
    [property: Id(2)] double WidenAt,
    [property: Id(3)] double NarrowAt);

/// <summary>A field of the region's own on its cases.</summary>
/// <param name="Kind">text, number, date or choice.</param>
/// <param name="Options">For a choice: what may be chosen.</param>
[GenerateSerializer, Immutable, Alias("dialog.CustomField")]
public sealed record CustomField(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2), AllowedValues("text", "number", "date", "choice")] string Kind,
    [property: Id(3)] string[]? Options = null);
