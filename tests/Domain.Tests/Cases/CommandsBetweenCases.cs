using Dialog.Cases;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Commands that name another case, or that another case sends.</summary>
internal static class CommandsBetweenCases
{
    /// <summary>The number of the examples' case among the others.</summary>
    public const long Number = 9;

    /// <summary>Another resident's case.</summary>
    public static CaseRef Other(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), $"telegram/{number}", number);

    public static Merge Merge(CaseRef into) => new() { CommandId = "", CaseId = default, By = Commands.Official("olga"), Number = Number, Into = into };

    public static Unmerge Unmerge(string reason = "разные ямы") => new() { CommandId = "", CaseId = default, By = Commands.Official("olga"), Reason = reason };

    public static Split Split(params string[] messages) => AnyCommand.Split(Given.Monday) with { CommandId = "s1", MessageIds = messages };

    public static LinkCases Link(CaseRef other, bool remove = false) => new() { CommandId = "", CaseId = default, By = Commands.Official("olga"), Other = other, Remove = remove };

    public static TakeCrossCaseMessage Take(string what, CaseRef from, string? excerpt = null) =>
        new() { CommandId = "", CaseId = default, By = Actor.System("merge"), From = from, What = what, Excerpt = excerpt };

    public static RelayAnswer Relay(AnswerKind kind, CaseRef from) =>
        new() { CommandId = "", CaseId = default, By = Commands.Official("boris"), From = from, Kind = kind, Text = "Заделали" };

    public static ForwardCase Forward(string text = "Яма", string service = "001", string channel = "peer") =>
        new() { CommandId = "", CaseId = default, By = Commands.Official("anna"), Channel = channel, ServiceCode = service, Text = text };

    public static RecordExternalStatus Reported(int forward, string? status, string? notes) =>
        new() { CommandId = "", CaseId = default, By = Actor.System("open311"), ForwardVersion = forward, Status = status, Notes = notes };

    public static Situation WaitsIn(this Situation situation, int number) => situation.When(Merge(Other(number))).Done;

    public static Situation Joined(this Situation situation, params int[] numbers) =>
        numbers.Aggregate(situation, (s, n) => s.When(Take("join", Other(n))).Done);

    public static Situation Linked(this Situation situation, params int[] numbers) =>
        numbers.Aggregate(situation, (s, n) => s.When(Take("linked", Other(n))).Done);
}
