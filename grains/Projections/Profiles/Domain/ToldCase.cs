namespace Dialog.Projections.Profiles.Domain;

/// <summary>What a case tells of who wrote it.</summary>
/// <param name="Texts">in the order of time, ours too</param>
internal sealed record ToldCase(Guid Id, string Region, string Network, string AuthorId, string Name, string? Address, IReadOnlyList<ToldText> Texts);

/// <param name="IsOurs">an official wrote it</param>
/// <param name="Text">without the lines that repeat others</param>
internal sealed record ToldText(bool IsOurs, string Text);
