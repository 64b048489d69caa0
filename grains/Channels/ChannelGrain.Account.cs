namespace Dialog.Channels;

/// <content>Whose account it is, and the secret that its network replaces.</content>
internal sealed partial class ChannelGrain
{
    private string? _renewed;

    // Another account numbers its updates from the start. A mailbox's password or token names no account: what arrived before it was changed is still to be taken.
    private static bool IsAnother(ChannelSettings? known, ChannelSettings given) =>
        known?.Account != given.Account
        || (given.Kind == ChannelKinds.Email ? (known?.Mail?.ImapHost, known?.Mail?.Folder) != (given.Mail?.ImapHost, given.Mail?.Folder) : known?.Token != given.Token);

    // A sign-in server may give another refresh token with each access token and take the former one no more.
    private async Task KeepRenewed()
    {
        if (_work is not { } running || running.Adapter.Renewed(running.Settings)?.ReadToken is not { } renewed || renewed == _renewed)
        {
            return;
        }

        string? former = _renewed;
        try
        {
            await Write(s =>
            {
                // Whoever entered another one in the meantime has the last word.
                if (s.Settings is { } stored && (stored.ReadToken == running.Settings.ReadToken || stored.ReadToken == former) && stored.Mail == running.Settings.Mail)
                {
                    s.Settings = stored with { ReadToken = renewed };
                }
            });
            _renewed = renewed;
        }
        catch (Exception e) when (Outage.EndsThePass(e))
        {
            // Written with the next question.
        }
    }
}
