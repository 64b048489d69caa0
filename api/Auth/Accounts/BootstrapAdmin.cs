using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth.Accounts;

/// <summary>On a fresh installation, makes the user <c>admin</c> with the password of <c>Dialog:Bootstrap:AdminPassword</c>.</summary>
internal sealed partial class BootstrapAdmin(AccountTable table, IPasswordHasher<Account> hasher, IConfiguration configuration, ILogger<BootstrapAdmin> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Dialog:Bootstrap:AdminPassword"] is { Length: > 0 } password && await table.BootstrapAdmin(hasher.HashPassword(null!, password)))
        {
            LogMade();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "The first administrator 'admin' was made with the given password")]
    private partial void LogMade();
}
