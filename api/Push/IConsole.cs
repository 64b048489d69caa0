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

    /// <summary>Figures of the filters given to <c>WatchCounts</c>, in their order, when one of them changed; null where nobody can count.</summary>
    Task Counts(int?[] counts);

    /// <summary>Who has the case open that this screen looks at, and who of them types.</summary>
    Task Present(Guid caseId, CasePerson[] people);

    /// <summary>Every ten seconds: the line is alive although nothing happens.</summary>
    Task Pulse(DateTimeOffset at);

    /// <summary>The server is about to close the line: <c>shutdown</c>.</summary>
    Task Closing(string reason);
}
