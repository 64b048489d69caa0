using Dialog.Cases;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Commands as the people and machines of the examples give them.</summary>
internal static class Commands
{
    public static Claim Claim(string official) => new() { CommandId = "", CaseId = default, By = Official(official) };

    public static Release Release(string official) => new() { CommandId = "", CaseId = default, By = Official(official) };

    public static Answer Answer(string official, AnswerKind kind = AnswerKind.Final, string text = "Отремонтировано", DateTimeOffset? promisedFor = null, int? seen = null) =>
        new() { CommandId = "", CaseId = default, By = Official(official), Kind = kind, Text = text, PromisedFor = promisedFor, SeenVersion = seen };

    public static Answer Promise(string official, DateTimeOffset by) => Answer(official, AnswerKind.Intermediate, "Отремонтируем", by);

    public static AddNote Note(string text) => new() { CommandId = "", CaseId = default, By = Official("anna"), Text = text };

    public static Reclassify Reclassify(MessageKind? kind = null, string? topic = null, Importance? importance = null, string? address = null) =>
        new() { CommandId = "", CaseId = default, By = Official("olga"), Kind = kind, Topic = topic, Importance = importance, Address = address };

    public static Assign Assign(string authority, string? official = null) =>
        new() { CommandId = "", CaseId = default, By = Official("olga"), Authority = authority, Official = official, Reason = "yours" };

    public static Confirm Confirm(ActorKind by = ActorKind.Resident) => new() { CommandId = "", CaseId = default, By = new(by, "r1", "Resident") };

    public static Dispute Dispute(string? text = null) => new() { CommandId = "", CaseId = default, By = new(ActorKind.Resident, "r1", "Resident"), Text = text };

    public static Close Close(string official, string reason = "спам") => new() { CommandId = "", CaseId = default, By = Official(official), Reason = reason };

    public static RecordDelivery Delivery(int answerVersion, DeliveryState state) =>
        new() { CommandId = "", CaseId = default, By = Actor.System("outbox"), AnswerVersion = answerVersion, State = state };

    public static PassDeadline Pass(string kind, int serial) => new() { CommandId = "", CaseId = default, By = Actor.System("clock"), Kind = kind, Serial = serial };

    public static Actor Official(string id) => new(ActorKind.Official, id, id.ToUpperInvariant());
}
