using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A case forwarded to two organisations, each with its own status and notes.</summary>
public sealed class WhatAnExternalOrganisationSays
{
    private static Situation Forwarded => Given.ACase().When(CommandsBetweenCases.Forward()).Done.When(CommandsBetweenCases.Forward(channel: "second")).Done;

    [Theory]
    [InlineData("closed", "Сделано", "closed", "Сделано")]
    [InlineData("closed", null, "closed", "Едем")]
    [InlineData("closed", " ", "closed", "Едем")]
    [InlineData(null, "Сделано", "investigating", "Сделано")]
    public void Replaces_what_it_names_and_leaves_the_rest(string? status, string? notes, string statusAfter, string notesAfter)
    {
        Situation heard = Said(Forwarded, "investigating", "Едем").Done;

        Forwarding after = Said(heard, status, notes).State.Forwards[0];
        Assert.Equal((statusAfter, notesAfter), (after.Status, after.Notes));
    }

    [Fact]
    public void Is_stored_without_notes_of_spaces() => Assert.Null(Said(Forwarded, "closed", " ").Then<ExternalAnswered>().Notes);

    [Fact]
    public void Concerns_only_what_was_forwarded_to_it()
    {
        Case heard = Said(Forwarded, "closed", "Сделано").State;
        Assert.Equal([("peer", "closed"), ("second", null)], heard.Forwards.Select(f => (f.Channel, f.Status)));

        int second = heard.Forwards[1].Version;
        Case sent = Forwarded.When(Commands.Delivery(second, DeliveryState.Sent)).State;
        Assert.Equal([DeliveryState.Queued, DeliveryState.Sent], sent.Forwards.Select(f => f.Delivery));
    }

    private static Outcome Said(Situation s, string? status, string? notes) => s.When(CommandsBetweenCases.Reported(s.State.Forwards[0].Version, status, notes));
}
