using Dialog.Notifications;
using Dialog.Push;

namespace Dialog.Api.Push;

/// <summary>What a console receives; docs/api.md is the protocol.</summary>
public interface IConsole
{
    /// <summary>Consecutive changes of a view the console watches.</summary>
    Task Changes(ChangeBatch batch);

    /// <summary>The region's figures, at most once a second.</summary>
    Task Board(BoardView board);

    /// <summary>A notice for this person, on every screen of theirs that watches notices.</summary>
    Task Notified(Notice notice);

    /// <summary>Figures of the filters given to <c>WatchCounts</c>, in their order, when one of them changed; null where nobody can count.</summary>
    Task Counts(int?[] counts);

    /// <summary>Who has the case open that this screen shows, and who of them is typing.</summary>
    Task Present(Guid caseId, CasePerson[] people);

    /// <summary>Every ten seconds: the connection is alive although nothing happens.</summary>
    Task Pulse(DateTimeOffset at);

    /// <summary>The server is about to close the connection: <c>shutdown</c>.</summary>
    Task Closing(string reason);
}
