using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dialog.Cases;

namespace Dialog.Projections.Webhooks.Domain;

/// <summary>An event as it is sent to other systems.</summary>
internal sealed record WebhookEvent(Guid CaseId, int Version, string Event, string Body);

/// <summary>The body of a webhook: which case, which event, the state of the case. No message texts and no names of persons.</summary>
internal static class WebhookPayload
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The case's fields are those of the moment it is projected: a later state than the event's, when more has happened.</summary>
    public static WebhookEvent Of(ProjectedEvent e, ProjectedCase c, string region) => new(c.Id, e.Version, e.Type, JsonSerializer.Serialize(
        new Body(MessageId(c.Id, e.Version), e.Type, e.At, new Data(
            c.Id, c.Number, region, e.Version, c.Version, c.Status, c.Topic, c.Authority, c.DueAt, c.EscalationLevel)),
        Json));

    /// <summary>A sample message for a receiver.</summary>
    public static string Test(string id, DateTimeOffset at) => JsonSerializer.Serialize(new Body(id, WebhookEvents.Test, at, null), Json);

    /// <summary>The same for every attempt and every "send again": a receiver recognises a repetition by it.</summary>
    public static string MessageId(Guid caseId, int version) => $"msg_{caseId:N}_{version}";

    public static string IdOf(string body) => JsonSerializer.Deserialize<Body>(body, Json)!.Id;

    private sealed record Body(string Id, string Type, DateTimeOffset Timestamp, Data? Data);

    /// <param name="Version">The event's place in the case's history.</param>
    /// <param name="CaseVersion">How far the history was when this was written.</param>
    private sealed record Data(
        Guid CaseId, long Number, string Region, int Version, int CaseVersion, CaseStatus Status, string Topic, string? Authority, DateTimeOffset? DueAt,
        int EscalationLevel);
}
