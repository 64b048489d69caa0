using Dialog.Notifications;
using Dialog.Push;

namespace Dialog.Api.Push;

/// <summary>What a console hears; docs/api.md is the protocol.</summary>
public interface IConsole
{
    /// <summary>Consecutive changes of a view the console watches.</summary>
    Task Changes(ChangeBatch batch);

    /// <summary>The region's figures, at most once a second.</summary>
    Task Board(BoardView board);

    /// <summary>Something this person is told, on every screen of theirs that watches notices.</summary>
    Task Notified(Notice notice);

    /// <summary>Every ten seconds: the line is alive although nothing happens.</summary>
    Task Pulse(DateTimeOffset at);

    /// <summary>The server is about to close the line: <c>shutdown</c>.</summary>
    Task Closing(string reason);
}
