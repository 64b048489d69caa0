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

    public static Snooze Snooze(string official, DateTimeOffset until, string? note = null) =>
        new() { CommandId = "", CaseId = default, By = Official(official), Until = until, Note = note };

    public static EndSnooze EndSnooze(string official) => new() { CommandId = "", CaseId = default, By = Official(official) };

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

    public static FireTimer Pass(string kind, int serial) => new() { CommandId = "", CaseId = default, By = Actor.System("clock"), Kind = kind, Serial = serial };

    public static ReplanDeadlines Replan(int version) => new() { CommandId = "", CaseId = default, By = Actor.System("rules"), RegionVersion = version };

    public static Approve Approve(string official, int revision, bool lead = false, int? seen = null) =>
        new() { CommandId = "", CaseId = default, By = Official(official), Revision = revision, AsLead = lead, SeenVersion = seen };

    public static ReturnAnswer Return(string official, int revision, string reason = "Назовите дату") =>
        new() { CommandId = "", CaseId = default, By = Official(official), Revision = revision, Reason = reason };

    public static DelegateApproval Delegate(string official, int revision, string to) =>
        new() { CommandId = "", CaseId = default, By = Official(official), Revision = revision, To = to };

    public static WithdrawAnswer Withdraw(string official, int revision) => new() { CommandId = "", CaseId = default, By = Official(official), Revision = revision };

    public static ReviewAnswer Review(string official, int answerVersion, bool good, string? note = null) =>
        new() { CommandId = "", CaseId = default, By = Official(official), AnswerVersion = answerVersion, Good = good, Note = note };

    public static HandBack HandBack(string official, string? proposed = null, string reason = "Не наша дорога") =>
        new() { CommandId = "", CaseId = default, By = Official(official), Reason = reason, Proposed = proposed };

    public static Arbitrate Arbitrate(string official, string authority, bool lead = false) =>
        new() { CommandId = "", CaseId = default, By = Official(official), Authority = authority, Reason = "По балансу дорога ваша", AsLead = lead };

    public static GivePromise GivePromise(string owner) => new() { CommandId = "", CaseId = default, By = Official("olga"), Owner = owner };

    public static KeepPromise Keep(string official, string? text = "Яма заделана, акт № 5", params Attachment[] files) =>
        new() { CommandId = "", CaseId = default, By = Official(official), Text = text, Attachments = files };

    public static AskContractor AskContractor(
        string official, Guid link, int days = 7, string contractor = "МУП «Дорсервис»", string task = "Заделайте яму", DateTimeOffset? wantedBy = null, params ContractorPhoto[] photos) =>
        new() { CommandId = "", CaseId = default, By = Official(official), Link = link, Contractor = contractor, Task = task, WantedBy = wantedBy, Days = days, Photos = photos };

    public static RevokeContractorLink RevokeLink(string official, Guid link) => new() { CommandId = "", CaseId = default, By = Official(official), Link = link };

    public static AnswerAsContractor AnswerAsContractor(
        Guid link, ContractorOutcome outcome = ContractorOutcome.Done, string? text = "Яма заделана", DateTimeOffset? until = null, params Attachment[] files) => new()
        {
            CommandId = "",
            CaseId = default,
            By = new(ActorKind.Contractor, $"contractor:{link:N}", "МУП «Дорсервис»"),
            Link = link,
            Outcome = outcome,
            Text = text,
            Attachments = files,
            Until = until,
        };

    public static TagCase Tag(string[] add, params string[] remove) => new() { CommandId = "", CaseId = default, By = Official("anna"), Add = add, Remove = remove };

    public static SetFields Set(string field, string? value) => new() { CommandId = "", CaseId = default, By = Official("anna"), Values = new() { [field] = value } };

    public static AskFormally AskFormally(string name = "Иванова Мария Петровна", string replyTo = "mp@example.org") =>
        new() { CommandId = "", CaseId = default, By = new(ActorKind.Resident, "r1", "Resident"), FullName = name, ReplyTo = replyTo };

    public static RegisterFormally Register(string number) => new() { CommandId = "", CaseId = default, By = Official("olga"), Number = number };

    public static AnswerFormally AnswerFormally(string reference) => new() { CommandId = "", CaseId = default, By = Official("olga"), Reference = reference };

    public static Actor Official(string id) => new(ActorKind.Official, id, id.ToUpperInvariant());
}
