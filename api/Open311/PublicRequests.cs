using System.Globalization;
using System.Text.Json;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Files;
using Dialog.Open311;
using Dialog.Regions;
using Npgsql;

namespace Dialog.Api.Open311;

/// <summary>
/// Requests anybody may read: cases of the region whose conversation is public (they came by Open311, or are comments everybody
/// sees in their network), that no formal appeal took over and nobody was erased from.
/// </summary>
internal sealed class PublicRequests(NpgsqlDataSource database, Open311Services services)
{
    public async Task<List<ServiceRequest>> Find(Open311Place place, RequestFilter filter, Open311Texts texts, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("open311_requests"));
        command.Bind(
            place.Region.Code,
            filter.Numbers,
            filter.Numbers is null ? filter.Services : null,
            filter.Numbers is null ? filter.From : (DateTimeOffset?)null,
            filter.Numbers is null ? filter.Until : (DateTimeOffset?)null,
            filter.Numbers is null ? filter.Open : null,
            filter.PageSize,
            filter.Skip);
        Dictionary<string, TopicName> topics = (await services.Topics()).ToDictionary(t => t.Code);
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(place.Region.TimeZone);
        List<ServiceRequest> found = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            found.Add(Read(r, place, topics, texts, zone));
        }

        return found;
    }

    public async Task<List<RequestUpdate>> Updates(Open311Place place, RequestFilter filter, Open311Texts texts, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("open311_updates"));
        command.Bind(place.Region.Code, filter.From, filter.Until, filter.Numbers, filter.PageSize, filter.Skip);
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(place.Region.TimeZone);
        List<RequestUpdate> found = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            found.Add(Update(r, texts, zone));
        }

        return found;
    }

    private static RequestUpdate Update(NpgsqlDataReader r, Open311Texts texts, TimeZoneInfo zone)
    {
        string number = r.GetInt64(0).ToString(CultureInfo.InvariantCulture);
        string text = r.IsDBNull(4) ? "" : r.GetString(4);
        string resident = r.GetString(6);
        (string? status, string description) = r.GetString(2) switch
        {
            "answer-given" => (r.GetBoolean(5) ? "closed" : "open", Published.Answer(text, resident)),
            "message-received" => (null, Published.Words(text, resident)),
            "case-disputed" => ("open", texts["update.reopened"]),
            _ => ((string?)"closed", texts["update.closed"]),
        };
        return new RequestUpdate
        {
            Id = UpdateId(r.GetInt64(0), r.GetInt32(1)),
            RequestId = number,
            Status = status,
            Description = description,
            UpdatedAt = TimeZoneInfo.ConvertTime(r.GetFieldValue<DateTimeOffset>(3), zone),
        };
    }

    public static string UpdateId(long number, int version) => string.Create(CultureInfo.InvariantCulture, $"{number}-{version}");

    private static ServiceRequest Read(NpgsqlDataReader r, Open311Place place, Dictionary<string, TopicName> topics, Open311Texts texts, TimeZoneInfo zone)
    {
        string topic = r.GetString(2);
        string? authority = Text(r, 3);
        string resident = r.GetString(8);
        string? address = Text(r, 11);
        Attachment[] files = Text(r, 10) is { } json ? JsonSerializer.Deserialize<Attachment[]>(json, Json.Options)! : [];
        (double Lat, double Long)? point = Point(files);
        return new ServiceRequest
        {
            Id = r.GetInt64(0).ToString(CultureInfo.InvariantCulture),
            Status = r.GetBoolean(1) ? "open" : "closed",
            StatusNotes = Text(r, 12) is { } answer ? Published.Answer(answer, resident) : null,
            ServiceCode = topic,
            ServiceName = topics.TryGetValue(topic, out TopicName? known) ? Open311Services.Name(known, texts) : null,
            Description = Published.Words(r.GetString(9), resident),
            Agency = place.Region.Authorities.FirstOrDefault(a => a.Id == authority)?.Name,
            RequestedAt = Local(r, 5, zone),
            UpdatedAt = Local(r, 6, zone),
            ExpectedAt = r.IsDBNull(7) ? null : Local(r, 7, zone),
            Address = Published.Address(address),
            ZipCode = Published.ZipCode(address),
            Latitude = point is { } p ? Published.Coarse(p.Lat) : null,
            Longitude = point is { } q ? Published.Coarse(q.Long) : null,
            // Files of other networks are only reachable through those networks, and those that are kept here only for officials.
            MediaUrl = r.GetString(4) == ChannelKinds.Open311 ? files.FirstOrDefault(f => f.Kind == "photo" && OwnFiles.IdOf(f) is null)?.Url : null,
        };
    }

    private static (double, double)? Point(Attachment[] files)
    {
        string[] parts = files.FirstOrDefault(f => f is { Kind: "location", Url: not null })?.Url!.Replace("geo:", "", StringComparison.Ordinal).Split(',') ?? [];
        return parts.Length == 2 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out double lat) && double.TryParse(parts[1], CultureInfo.InvariantCulture, out double lon)
            ? (lat, lon)
            : null;
    }

    private static DateTimeOffset Local(NpgsqlDataReader r, int i, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(r.GetFieldValue<DateTimeOffset>(i), zone);

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
