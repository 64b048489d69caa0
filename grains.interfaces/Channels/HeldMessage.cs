using Dialog.Cases;
using Dialog.Privacy;

namespace Dialog.Channels;

/// <summary>A message of a blocked sender, kept back and in no thread.</summary>
/// <param name="Id">Its number in the inbox.</param>
/// <param name="What">A message, a change of one, or its removal.</param>
/// <param name="Attachments">How many files it has; they are fetched when it is released.</param>
[GenerateSerializer, Immutable, Alias("dialog.HeldMessage")]
public sealed record HeldMessage(
    [property: Id(0)] long Id,
    [property: Id(1)] IncomingKind What,
    [property: Id(2), Personal(PersonalKind.Name)] string AuthorName,
    [property: Id(3), Personal(PersonalKind.Text)] string Text,
    [property: Id(4)] int Attachments,
    [property: Id(5)] DateTimeOffset PublishedAt,
    [property: Id(6)] DateTimeOffset HeldAt);

/// <summary>Some of the messages a block keeps back, oldest first.</summary>
/// <param name="Last">The number of the last one, to ask for those behind it; null when there are none.</param>
[GenerateSerializer, Immutable, Alias("dialog.HeldPage")]
public sealed record HeldPage([property: Id(0)] HeldMessage[] Messages, [property: Id(1)] long? Last);
