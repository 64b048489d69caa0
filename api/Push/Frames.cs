using Dialog.Notifications;
using Dialog.Push;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dialog.Api.Push;

/// <summary>The calls of <see cref="IConsole"/> as frames: serialised once, whatever the number of screens that get them.</summary>
internal static class Frames
{
    public static SerializedHubMessage Changes(ChangeBatch batch) => Of(nameof(IConsole.Changes), batch);

    public static SerializedHubMessage Board(BoardView board) => Of(nameof(IConsole.Board), board);

    public static SerializedHubMessage Notified(Notice notice) => Of(nameof(IConsole.Notified), notice);

    public static SerializedHubMessage Counts(int?[] counts) => Of(nameof(IConsole.Counts), counts);

    public static SerializedHubMessage Present(Guid caseId, CasePerson[] people) => new(new InvocationMessage(nameof(IConsole.Present), [caseId, people]));

    public static SerializedHubMessage Pulse(DateTimeOffset at) => Of(nameof(IConsole.Pulse), at);

    public static SerializedHubMessage Closing(string reason) => Of(nameof(IConsole.Closing), reason);

    private static SerializedHubMessage Of(string method, object argument) => new(new InvocationMessage(method, [argument]));
}
