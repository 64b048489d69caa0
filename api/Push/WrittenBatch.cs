using System.Text.Json;
using System.Text.Json.Serialization;
using Dialog.Api.Setup;
using Dialog.Push;

namespace Dialog.Api.Push;

/// <summary>A batch already written as JSON: a thousand screens get the same bytes, serialised once per node.</summary>
[JsonConverter(typeof(WrittenBatchConverter))]
public sealed class WrittenBatch
{
    private readonly byte[] _json;

    public WrittenBatch(ChangeBatch batch)
    {
        View = batch.View;
        _json = JsonSerializer.SerializeToUtf8Bytes(batch, Json.Options);
    }

    public string View { get; }

    internal ReadOnlySpan<byte> Utf8 => _json;
}

internal sealed class WrittenBatchConverter : JsonConverter<WrittenBatch>
{
    public override WrittenBatch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Batches are only sent.");

    public override void Write(Utf8JsonWriter writer, WrittenBatch value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8, skipInputValidation: true);
}
