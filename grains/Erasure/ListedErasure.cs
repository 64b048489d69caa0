using System.Text.Json;

namespace Dialog.Erasure;

/// <summary>
/// An erasure as it is kept apart from the database, so that it can be repeated after the database was taken back to a moment before it. Names nobody:
/// whom it was about is read from the cases, which a restored database has again.
/// </summary>
/// <param name="Cases">that were erased</param>
/// <param name="Threads">digests of their conversations, with how far each was erased</param>
/// <param name="Messages">digests of their messages, those too that a restored database has never seen</param>
internal sealed record ListedErasure(
    Guid Id,
    string Region,
    string Ground,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string ConfirmedBy,
    DateTimeOffset ConfirmedAt,
    Guid[] Cases,
    ListedThread[] Threads,
    ListedMessage[] Messages)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="InvalidDataException">Something else, or half of it.</exception>
    public static ListedErasure Read(byte[] bytes, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<ListedErasure>(bytes, Json) ?? throw new InvalidDataException($"{name} holds no erasure.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name} is no erasure of the list: {e.Message}", e);
        }
    }
}

/// <summary>A row of <c>erased_threads</c>.</summary>
internal sealed record ListedThread(Guid Fingerprint, int Ordinal);

/// <summary>A row of <c>erased_messages</c>.</summary>
internal sealed record ListedMessage(Guid Thread, long Message, Guid CaseId);
