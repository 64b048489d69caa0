using Dialog.Api.Access;
using Dialog.Api.Auth;
using Dialog.Api.Auth.Sessions;

namespace Dialog.Api.Push;

/// <summary>Closes the live connections of people whose session is over: a connection is authenticated only once, when it begins.</summary>
internal sealed partial class LiveRights(LiveConnections connections, Rights rights, OpenSessions sessions, TimeProvider time, ILogger<LiveRights> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Rights.Remembered, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Look();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Over.
        }
    }

    private async Task Look()
    {
        try
        {
            foreach (IGrouping<(Guid? Session, string Login, Guid Stamp, string Region), LiveConnection> lines in
                connections.All.Where(l => l.Person.Role != Roles.Integration).ToArray().GroupBy(l => (l.Session, l.Person.Login, l.Person.Stamp, l.Person.Region)))
            {
                if (!await MayStay(lines.Key.Session, lines.Key.Login, lines.Key.Stamp, lines.Key.Region))
                {
                    foreach (LiveConnection line in lines)
                    {
                        line.Close();
                    }
                }
            }
        }
        catch (Exception e) when (Setup.Errors.IsOutage(e))
        {
            LogNotLooked(e);
        }
    }

    private async Task<bool> MayStay(Guid? session, string login, Guid stamp, string region) =>
        session is { } id && await sessions.Lives(id, login) && await rights.Of(login, stamp.ToString(), region) is not null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether the people at the screens still may be there could not be looked up; in a moment again")]
    private partial void LogNotLooked(Exception exception);
}
