using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Dialog.Cases;

namespace Dialog.Api.Bulk;

/// <summary>What may be done to many cases at once, and the command it is for one of them. Pure.</summary>
internal static class BulkAction
{
    public static readonly string[] Names = ["claim", "assign", "classify", "note", "close"];

    /// <summary>A person's job under a key of theirs: sent again it is the same job.</summary>
    public static Guid Id(string login, string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{login}\n{key}")).AsSpan(0, 16));

    /// <summary>The arguments as they are kept, or what is wrong with them.</summary>
    public static (string? Json, BadRequestProblem? Fault) Arguments(BulkBody body) => body switch
    {
        { Action: "claim" } => ("{}", null),
        { Action: "assign", Assign: null } => Missing("assign"),
        { Action: "assign" } when string.IsNullOrWhiteSpace(body.Assign.Authority) => (null, Errors.Field("assign.authority", "must not be empty")),
        { Action: "assign" } => Kept(body.Assign),
        { Action: "classify", Classify: null } => Missing("classify"),
        { Action: "classify", Classify: { Kind: null, Topic: null, Importance: null } } => (null, Errors.Field("classify", "name kind, topic or importance")),
        { Action: "classify", Classify.Address: not null } => (null, Errors.Field("classify.address", "many cases do not share one address")),
        { Action: "classify" } => Kept(body.Classify),
        { Action: "note", Note: null } => Missing("note"),
        { Action: "note" } when string.IsNullOrWhiteSpace(body.Note.Text) => (null, Errors.Field("note.text", "must not be empty")),
        { Action: "note" } => Kept(body.Note),
        { Action: "close", Close: null } => Missing("close"),
        { Action: "close" } when string.IsNullOrWhiteSpace(body.Close.Reason) => (null, Errors.Field("close.reason", "must not be empty")),
        { Action: "close" } => Kept(body.Close),
        _ => (null, Errors.Field("action", $"must be one of {string.Join(", ", Names)}")),
    };

    /// <summary>Cases moved between officials; its cases have two people each, and it is begun at the board only.</summary>
    public const string HandOver = "hand-over";

    /// <summary>Names job and case: whoever works the job off again does nothing twice.</summary>
    public static string CommandId(Guid job, Guid caseId) => $"bulk:{job:N}:{caseId:N}";

    public static CaseCommand Command(Guid job, string action, string arguments, Guid caseId, Actor by)
    {
        string id = CommandId(job, caseId);
        switch (action)
        {
            case "claim":
                return new Claim { CommandId = id, CaseId = caseId, By = by };
            case "assign":
                AssignBody a = Read<AssignBody>(arguments);
                return new Assign { CommandId = id, CaseId = caseId, By = by, Authority = a.Authority, Official = a.Official, Reason = a.Reason, ByLoad = a.ByLoad == true };
            case "classify":
                ClassifyBody c = Read<ClassifyBody>(arguments);
                return new Reclassify { CommandId = id, CaseId = caseId, By = by, Kind = c.Kind, Topic = c.Topic, Importance = c.Importance };
            case "note":
                return new AddNote { CommandId = id, CaseId = caseId, By = by, Text = Read<NoteBody>(arguments).Text };
            case "close":
                return new Close { CommandId = id, CaseId = caseId, By = by, Reason = Read<CloseBody>(arguments).Reason };
            default:
                throw new InvalidOperationException($"'{action}' is no bulk action.");
        }
    }

    private static (string?, BadRequestProblem?) Kept<T>(T arguments) => (JsonSerializer.Serialize(arguments, Json.Options), null);

    private static (string?, BadRequestProblem?) Missing(string field) => (null, Errors.Field(field, "is missing"));

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json.Options)!;
}
