using System.Text.Json;

namespace Dialog.Erasure;

/// <summary>
/// The JSON of a subject. One asked for by the former version names a single author beside it. A silo of the former version finds no author in
/// ours and erases nothing: the next silo goes on.
/// </summary>
internal static class StoredSubject
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(ErasureSubject subject) => JsonSerializer.Serialize(subject, Json);

    public static ErasureSubject Read(string json)
    {
        Stored stored = JsonSerializer.Deserialize<Stored>(json, Json)!;
        ErasedAuthor[] authors = stored.Authors ?? (stored is { Network: { } network, AuthorId: { } author } ? [new(network, author)] : []);
        return new ErasureSubject(authors, stored.Words ?? [], stored.Channels ?? []) { Forwards = stored.Forwards ?? [] };
    }

    private sealed record Stored(ErasedAuthor[]? Authors, string? Network, string? AuthorId, string[]? Words, string[]? Channels, ForwardedCase[]? Forwards);
}
