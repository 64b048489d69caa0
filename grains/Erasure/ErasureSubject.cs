using System.Text.RegularExpressions;

namespace Dialog.Erasure;

/// <summary>Who is erased, and the words that identify them outside their cases. Kept only while the erasure runs.</summary>
/// <param name="Authors">The resident in each network that was asked for.</param>
internal sealed partial record ErasureSubject(ErasedAuthor[] Authors, string[] Words, string[] Channels)
{
    // A first name alone would sweep up half the city.
    private const int ShortestId = 5;

    /// <summary>The resident's cases at external organisations.</summary>
    public ForwardedCase[] Forwards { get; init; } = [];

    public bool Is(string network, string authorId) => Authors.Contains(new ErasedAuthor(network, authorId));

    /// <summary>What external organisations say of these is about the resident.</summary>
    public ErasureSubject Knowing(IReadOnlyCollection<ForwardedCase> forwards) => this with
    {
        Forwards = [.. Forwards.Union(forwards)],
        Channels = [.. Channels.Union(forwards.Select(f => f.Channel)).Order(StringComparer.Ordinal)],
    };

    /// <summary>Full names, telephone numbers and addresses of mail; not a bare first name nor a short number.</summary>
    public ErasureSubject Knowing(IEnumerable<(string Name, string Channel, string? Text)> found)
    {
        HashSet<string> words = [.. Words];
        HashSet<string> channels = [.. Channels];
        words.UnionWith(Authors.Select(a => a.AuthorId).Where(id => id.Length >= ShortestId));
        foreach ((string name, string channel, string? text) in found)
        {
            channels.Add(channel);
            if (name.Trim().Contains(' ', StringComparison.Ordinal))
            {
                words.Add(name.Trim());
            }

            words.UnionWith(Contact().Matches(text ?? "").Select(m => m.Value.Trim()));
        }

        return this with { Words = [.. words.Order(StringComparer.Ordinal)], Channels = [.. channels.Order(StringComparer.Ordinal)] };
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|\+?\d(?:[\s()-]*\d){9,13}")]
    private static partial Regex Contact();
}

/// <summary>A resident as one network knows them.</summary>
internal sealed record ErasedAuthor(string Network, string AuthorId);

/// <summary>A case under an external organisation's id.</summary>
internal sealed record ForwardedCase(string Channel, string NetworkId);
