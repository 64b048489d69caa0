using Dialog.Cases;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Commands made of two random numbers, about the cases as they are stored in a journal.</summary>
internal sealed class AnyCommand(MemoryJournal journal)
{
    public static readonly string[] Officials = ["anna", "boris", "vera"];
    private static readonly string[] Above = ["rita", "hugo", "greta", "anna", "boris", "vera"];
    private static readonly string[] Topics = ["roads", "health-care", "space"];
    private static readonly string[] Authorities = ["roads", "health", "moon"];

    public static Answer Answer(int a, DateTimeOffset now) => Commands.Answer(Officials[a % 3], (AnswerKind)(a / 3 % 4), a % 5 == 0 ? "Принято, выезжаем" : "Сделано", now.AddHours(a % 400 - 20));

    public RecordDelivery Delivery(int a, int b) => Commands.Delivery(Answers(b) - a % 3, (DeliveryState)(a % 6));

    public static CaseCommand End(int a) =>
        a % 2 == 0 ? Commands.Confirm(a % 4 == 0 ? ActorKind.Resident : ActorKind.Official) : Commands.Dispute(a % 3 == 0 ? "нет" : null);

    public static CaseCommand Correction(int a) => (a % 5) switch
    {
        0 => Commands.Reclassify((MessageKind)(a / 5 % 6), Topics[a / 30 % 3]),
        1 => Commands.Reclassify(importance: (Importance)(a / 5 % 2), address: a % 3 == 0 ? "Химки" : null),
        2 => Commands.Assign(Authorities[a / 5 % 3], a % 2 == 0 ? Officials[a / 15 % 3] : null),
        3 => Commands.Note("звонил"),
        _ => Commands.Close(Officials[a / 5 % 3]),
    };

    // Of the current text, most often; now and then of an earlier one.
    public CaseCommand Approval(int a, int b)
    {
        int revision = journal.Cases.Count == 0 ? 0 : (journal.Fold(journal.Cases.Keys.Last()).Proposal?.Revision ?? 0) - (a % 7 == 0 ? 1 : 0);
        string who = Above[a % 6];
        return (b / 4 % 6) switch
        {
            0 => Commands.Return(who, revision),
            1 => Commands.Delegate(who, revision, Above[a / 7 % 6]),
            2 => Commands.Withdraw(who, revision),
            3 => Commands.Review(who, Answers(b), a % 2 == 0, "замечание"),
            _ => Commands.Approve(who, revision, lead: a % 11 == 0),
        };
    }

    public static CaseCommand Dispute(int a) => (a % 5) switch
    {
        0 or 1 => Commands.HandBack(Officials[a / 5 % 3], a % 2 == 0 ? Authorities[a / 15 % 3] : null),
        2 => Commands.Arbitrate(Above[a / 5 % 6], Authorities[a / 30 % 3], a % 3 == 0),
        3 => a % 2 == 0 ? Commands.GivePromise(Above[a / 5 % 6]) : Commands.Keep(Officials[a / 5 % 3], a % 3 == 0 ? null : "Заделано"),
        _ => Commands.Tag([$"t{a % 9}"], $"t{a / 9 % 9}"),
    };

    public static CaseCommand Formal(int a) => (a % 4) switch
    {
        0 => Commands.AskFormally(),
        1 => Commands.Register($"{a % 20}"),
        2 => Commands.AnswerFormally("исх. 1"),
        _ => Commands.Set("flat", a % 3 == 0 ? null : $"{a % 10}"),
    };

    /// <summary>A split without messages: the case it is given to says which it has.</summary>
    public static Split Split(DateTimeOffset now) => new()
    {
        CommandId = "",
        CaseId = default,
        By = Commands.Official("olga"),
        MessageIds = [],
        Text = "А ещё нет врача",
        PublishedAt = now.AddMinutes(-2),
        SeenAt = now.AddMinutes(-1),
    };

    /// <summary>The command given to a case: one that has seen some version, or one that takes some of its messages.</summary>
    public CaseCommand To(CaseCommand command, int a, int b) => command switch
    {
        Answer answer when b % 3 > 0 => answer with { SeenVersion = Math.Max(0, journal.Version(command.CaseId) - b % 3 + 1) },
        Split split => split with { MessageIds = [.. journal.MessagesOf(command.CaseId).Where((_, i) => ((a >> (i % 8)) & 1) == 1)] },
        _ => command,
    };

    private int Answers(int b) => journal.Cases.Count == 0 ? 0 : journal.Fold(journal.Cases.Keys.ElementAt(b % journal.Cases.Count)).LastAnswerVersion;
}
