using Dialog.Cases;

namespace Dialog.Domain.Tests.Cases;

public sealed class ACommandsWords
{
    private const string Dirty = "\0Да\ud83d😀";
    private const string Clean = " Да\ufffd😀";

    private static readonly CaseCommand Bare = Commands.Note(Dirty);

    [Fact]
    public void Of_an_answer_can_be_stored() => Assert.Equal(Clean, Cleaned(Commands.Answer("anna", text: Dirty)).Text);

    [Fact]
    public void Of_a_note_can_be_stored() => Assert.Equal(Clean, Cleaned(Commands.Note(Dirty)).Text);

    [Fact]
    public void Of_an_address_can_be_stored() => Assert.Equal(Clean, Cleaned(Commands.Reclassify(address: Dirty)).Address);

    [Fact]
    public void Of_a_reason_can_be_stored()
    {
        Assert.Equal(Clean, Cleaned(Commands.Close("anna", Dirty)).Reason);
        Assert.Equal(Clean, Cleaned(Commands.Snooze("anna", Given.Monday, Dirty)).Note);
        Assert.Equal(Clean, Cleaned(Commands.Assign("roads") with { Reason = Dirty }).Reason);
    }

    [Fact]
    public void Of_a_dispute_can_be_stored() => Assert.Equal(Clean, Cleaned(Commands.Dispute(Dirty)).Text);

    [Fact]
    public void Of_a_networks_error_can_be_stored() =>
        Assert.Equal(Clean, Cleaned(Commands.Delivery(3, DeliveryState.Failed) with { Error = Dirty }).Error);

    [Fact]
    public void Of_a_name_can_be_stored() => Assert.Equal(Clean, Cleaned(Bare with { By = new Actor(ActorKind.Official, "anna", Dirty) }).By.Name);

    [Fact]
    public void That_are_not_there_stay_away() => Assert.Null(Cleaned(Commands.Reclassify(topic: "roads")).Address);

    private static T Cleaned<T>(T command)
        where T : CaseCommand => Assert.IsType<T>(CommandText.Clean(command), exactMatch: false);
}
