namespace Dialog.Cluster.Tests.Channels.RealMail;

/// <summary>One pair of mail servers for the tests of a class; where there is none each of them is skipped with the reason.</summary>
public sealed class MailHostFixture : IAsyncLifetime
{
    private MailHost? _host;

    internal MailHost Host
    {
        get
        {
            if (MailHost.Missing is { } why)
            {
                Assert.Skip(why);
            }

            return _host!;
        }
    }

    public async ValueTask InitializeAsync() => _host = MailHost.Missing is null ? await MailHost.Start() : null;

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
