using Dialog.Cases;
using Dialog.Classification;

namespace Dialog.Training;

internal static class Columns
{
    public static string[] Topics { get; } = [.. TopicCatalogue.Default.Topics.Select(topic => topic.Code)];

    // Initiative last: 27 topics and 6 kinds are one more than a row of 32, and no data teaches initiatives anyway.
    public static string[] Kinds { get; } =
        [.. new[] { MessageKind.Complaint, MessageKind.Question, MessageKind.Clarification, MessageKind.Proposal, MessageKind.Thanks, MessageKind.Initiative }.Select(kind => kind.ToString().ToLowerInvariant())];
}
