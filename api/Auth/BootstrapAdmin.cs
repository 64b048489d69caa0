namespace Dialog.Api.Auth;

/// <summary>On a fresh installation, makes the user <c>admin</c> with the password of <c>Dialog:Bootstrap:AdminPassword</c>.</summary>
internal sealed partial class BootstrapAdmin(UserStore users, IConfiguration configuration, ILogger<BootstrapAdmin> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Dialog:Bootstrap:AdminPassword"] is { Length: > 0 } password && await users.BootstrapAdmin(password))
        {
            LogMade();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "The first administrator 'admin' was made with the given password")]
    private partial void LogMade();
}
