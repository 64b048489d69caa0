using Dialog.Cases;
using Dialog.Channels.Inbox;

namespace Dialog.Domain.Tests.Channels;

public sealed class APayloadHandedOver
{
    private static readonly DateTimeOffset Later = new(2026, 6, 1, 12, 0, 5, TimeSpan.Zero);
    private static readonly IncomingMessage Message = TelegramJson.Incoming(TelegramJson.Private());

    private static InboxSettlement Of(Handed handed, int attempts = 0, IncomingKind what = IncomingKind.New) =>
        InboxOutcome.Of(new InboxRow(1, "1", [], default, attempts), Message with { What = what }, handed, Later);

    [Fact]
    public void And_taken_is_done() =>
        Assert.Equal("done", Of(new Handed.Taken(new Receipt(CommandOutcome.AlreadyDone, null, Guid.Empty, 1, 1, false))).State);

    [Fact]
    public void To_a_cluster_in_motion_waits_without_using_up_its_trials()
    {
        InboxSettlement settled = Of(new Handed.NotNow("TimeoutException"), attempts: 4);

        Assert.Equal(("waiting", 4, Later), (settled.State, settled.Attempts, settled.NotBefore));
    }

    [Fact]
    public void And_faulting_is_set_aside_at_the_fifth_time()
    {
        Assert.Equal(("waiting", 4), (Of(new Handed.Faulted("x"), 3).State, Of(new Handed.Faulted("x"), 3).Attempts));
        Assert.Equal("poison", Of(new Handed.Faulted("x"), 4).State);
    }

    [Fact]
    public void And_refused_is_a_persons_to_look_at_unless_it_was_an_edit()
    {
        Assert.Equal(("poison", "refused: unknown-region"), (Of(new Handed.Refused("unknown-region")).State, Of(new Handed.Refused("unknown-region")).Note));
        Assert.Equal("done", Of(new Handed.Refused("text-empty"), what: IncomingKind.Edited).State);
    }
}
