using System.Security.Cryptography;

namespace Dialog.Channels;

/// <content>What a person does with a channel beside its settings.</content>
internal sealed partial class ChannelGrain
{
    public async Task<string?> RotateSecret(string? secret)
    {
        if (state.State.Settings is not { } settings)
        {
            return null;
        }

        secret ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await Configure(settings with { Secret = secret });
        return secret;
    }

    public async Task<ChannelView?> Pause(bool paused) =>
        state.State.Settings is { } settings ? await Configure(settings with { Paused = paused }) : null;

    public async Task<bool> Remove()
    {
        if (await directory.IsUsed(Id))
        {
            return false;
        }

        StopTimers();
        if (_work is not null)
        {
            await _work.Stop();
        }

        if (await this.GetReminder(Watchdog) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        await directory.Remove(Id);
        await Clear();
        DeactivateOnIdle();
        return true;
    }

    public Task<bool> Replay(long payload) => Decide(administration.Replay(Id, payload));

    public Task<bool> Dismiss(long payload) => administration.Dismiss(Id, payload);

    public Task<bool> SendAgain(long answer) => Decide(administration.SendAgain(Id, answer));

    public async Task<HeldPage> Held(long block, long after, int limit) =>
        _work is { } running ? await running.Held.Page(block, after, limit) : new HeldPage([], null);

    public async Task<int> Release(long block, long[]? ids)
    {
        int released = _work is { } running ? await running.Held.Release(block, ids) : 0;
        await Wake();
        return released;
    }

    public async Task<TestSent> SendTest(string conversation, string text)
    {
        if (_work is not { Settings.Enabled: true } running)
        {
            return new("failed", null, "the channel is switched off");
        }

        OutgoingMessage message = new($"test:{Guid.NewGuid():N}", conversation, null, text, [], null);
        SendOutcome outcome = await running.Adapter.Send(running.Settings, message, CancellationToken.None);
        return outcome switch
        {
            // Whether it is retried or in doubt tells how far the connection came.
            _ when EnteredDestination.Hidden(outcome) is { } hidden => new("failed", null, hidden),
            SendOutcome.Sent sent => new("sent", sent.NetworkId, null),
            SendOutcome.Delivered => new("sent", null, null),
            SendOutcome.Failed failed => new("failed", null, $"{failed.Code}: {failed.Words}"),
            SendOutcome.Later later => new("later", null, later.Words),
            SendOutcome.Unknown unknown => new("unknown", null, unknown.Words),
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<bool> Decide(Task<bool> decision)
    {
        bool decided = await decision;
        await Wake();
        return decided;
    }
}
