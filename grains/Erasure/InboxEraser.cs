using System.Text;
using System.Text.Json;
using Dialog.Channels;
using Npgsql;

namespace Dialog.Erasure;

/// <summary>
/// Removes a resident's raw payloads from the inbox: those the adapter reads as theirs or as an external organisation's about their
/// cases, and those that contain their words. What still waits is not touched: it was acknowledged and becomes a case of its own.
/// </summary>
internal sealed class InboxEraser(NpgsqlDataSource database, IEnumerable<IChannel> adapters, IGrainFactory grains)
{
    private const int Piece = 500;
    private const long Bytes = 32 * 1024 * 1024;
    private readonly Dictionary<string, IChannel> _byKind = adapters.ToDictionary(a => a.Kind);

    public async Task Erase(Guid erasure, ErasureSubject who)
    {
        foreach (string channel in who.Channels)
        {
            ChannelSettings? settings = await grains.GetGrain<IChannelGrain>(channel).Settings();
            IChannel? adapter = settings is null ? null : _byKind.GetValueOrDefault(settings.Kind);
            long after = 0;
            List<(long Id, byte[] Bytes, DateTimeOffset ReceivedAt)> rows;
            do
            {
                rows = await Read(channel, after);
                long[] theirs = [.. rows.Where(r => IsTheirs(r.Bytes, r.ReceivedAt, channel, settings, adapter, who)).Select(r => r.Id)];
                if (theirs.Length > 0)
                {
                    await Remove(theirs, erasure);
                }

                after = rows.Count > 0 ? rows[^1].Id : after;
            }
            while (rows.Count > 0);
        }
    }

    internal static bool IsTheirs(byte[] bytes, DateTimeOffset receivedAt, string channel, ChannelSettings? settings, IChannel? adapter, ErasureSubject who)
    {
        try
        {
            bool theirs = adapter?.Read(bytes, new ReadContext(channel, settings!.Region, receivedAt, adapter.Own(settings))) switch
            {
                ReadResult.Message { Incoming: var message } => who.Is(message.Network, message.AuthorId),
                ReadResult.Several { Incoming: var messages } => messages.Any(m => who.Is(m.Network, m.AuthorId)),
                ReadResult.Press press => who.Is(adapter!.Kind, press.AuthorId),
                ReadResult.ExternalUpdate word => who.Forwards.Any(f => f.Channel == channel && (f.NetworkId == word.NetworkId || f.NetworkId == word.Becomes)),
                _ => false,
            };
            if (theirs)
            {
                return true;
            }
        }
#pragma warning disable CA1031 // A payload no adapter can read is judged by its words below.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return Texts(bytes).Any(text => who.Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    // JSON may escape a letter as six characters; what is no JSON is taken as it is.
    private static List<string> Texts(byte[] bytes)
    {
        try
        {
            using JsonDocument document = RawJson.Parse(bytes, RawJson.Deep);
            List<string> texts = [];
            Walk(document.RootElement, texts);
            return texts;
        }
        catch (JsonException)
        {
            return [Encoding.UTF8.GetString(bytes)];
        }
    }

    private static void Walk(JsonElement element, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Walk(property.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Walk(item, texts);
                }

                break;
            default:
                // Half of a character in one payload must not keep everybody's from being erased.
                texts.Add(RawJson.Words(element) ?? element.GetRawText());
                break;
        }
    }

    private async Task<List<(long Id, byte[] Bytes, DateTimeOffset ReceivedAt)>> Read(string channel, long after)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("inbox_settled"));
        command.Bind(channel, after, Piece, Bytes);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<(long, byte[], DateTimeOffset)> rows = [];
        while (await r.ReadAsync())
        {
            rows.Add((r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetFieldValue<DateTimeOffset>(2)));
        }

        return rows;
    }

    private async Task Remove(long[] ids, Guid erasure)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("inbox_erase"));
        command.Bind(ids, erasure);
        await command.ExecuteNonQueryAsync();
    }
}
