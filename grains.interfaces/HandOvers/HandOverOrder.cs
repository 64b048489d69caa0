using System.ComponentModel.DataAnnotations;
using Dialog.Calls;
using Dialog.Cases;

namespace Dialog.HandOvers;

/// <summary>Where open work may go.</summary>
public static class HandOverTargets
{
    /// <summary>Who stands in, along the chain to somebody who is there.</summary>
    public const string Substitute = "substitute";

    /// <summary>The queue of the authority that has the case.</summary>
    public const string Queue = "queue";

    /// <summary>A named official, to that official's authority.</summary>
    public const string Person = "person";

    /// <summary>It is left where it is.</summary>
    public const string Stay = "stay";
}

/// <summary>An official's open work, and to whom it goes.</summary>
/// <param name="Official">Whose it is.</param>
/// <param name="To">substitute, queue or person.</param>
/// <param name="Person">For person: which official.</param>
/// <param name="Choices">Cases that go elsewhere than the rest.</param>
/// <param name="Reason">Stands in the journal of every case.</param>
[GenerateSerializer, Immutable, Alias("dialog.HandOverOrder")]
public sealed record HandOverOrder(
    [property: Id(0)] string Region,
    [property: Id(1)] string Official,
    [property: Id(2)] string To,
    [property: Id(3)] string? Person,
    [property: Id(4)] HandOverChoice[] Choices,
    [property: Id(5)] string Reason,
    [property: Id(6), Acting] Actor By,
    [property: Id(7), Acting] string Login);

/// <summary>One case that goes elsewhere than the rest.</summary>
/// <param name="To">substitute, queue, person or stay.</param>
[GenerateSerializer, Immutable, Alias("dialog.HandOverChoice")]
public sealed record HandOverChoice(
    [property: Id(0)] Guid CaseId,
    [property: Id(1), AllowedValues("substitute", "queue", "person", "stay")] string To,
    [property: Id(2)] string? Person = null);

/// <summary>Who would get what of an official's open work.</summary>
/// <param name="Substitute">Who stands in for the official; null: nobody who is there.</param>
/// <param name="Items">Two thousand at most, the most urgent first.</param>
/// <param name="Errors">By the field of the order; with any, nothing is begun.</param>
[GenerateSerializer, Immutable, Alias("dialog.HandOverPlan")]
public sealed record HandOverPlan(
    [property: Id(0)] string? Substitute,
    [property: Id(1)] HandOverItem[] Items,
    [property: Id(2)] Dictionary<string, string[]> Errors);

/// <summary>One piece of open work and where it goes.</summary>
/// <param name="What">case, approval or promise.</param>
/// <param name="Authority">The authority that gets it; null for approvals and promises, which go to a person.</param>
/// <param name="Official">Who gets it; null: the queue of the authority.</param>
/// <param name="Code">Why it stays: chosen, nobody-to-take-it or own-text; null: it goes.</param>
[GenerateSerializer, Immutable, Alias("dialog.HandOverItem")]
public sealed record HandOverItem(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] long Number,
    [property: Id(2)] string Topic,
    [property: Id(3)] DateTimeOffset? DueAt,
    [property: Id(4), AllowedValues("case", "approval", "promise")] string What,
    [property: Id(5)] string? Authority,
    [property: Id(6)] string? Official,
    [property: Id(7), AllowedValues("chosen", "nobody-to-take-it", "own-text", null)] string? Code);
