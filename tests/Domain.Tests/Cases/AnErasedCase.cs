using System.Reflection;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What is left of a case whose resident was erased.</summary>
public sealed class AnErasedCase
{
    private const string Secret = "Секретова";
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<Type> All => [.. typeof(CaseEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseEvent)) && !t.IsAbstract)];

    [Theory]
    [MemberData(nameof(All))]
    public void Has_an_answer_for_every_text_of_every_event(Type type)
    {
        string[] texts = [.. type.GetConstructors()[0].GetParameters().Where(p => Redaction.CanBePersonal(p.ParameterType)).Select(p => p.Name!).Order(StringComparer.Ordinal)];
        (string[] kept, string[] erased) = Redaction.Of(type) ?? ([], []);

        Assert.True(
            texts.SequenceEqual(kept.Concat(erased).Order(StringComparer.Ordinal)),
            $"{type.Name}: say in Redaction what becomes of {string.Join(", ", texts)} when the resident is erased");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Says_all_of_an_event_by_its_constructor(Type type) => Assert.Equal(
        type.GetConstructors()[0].GetParameters().Select(p => p.Name),
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name));

    [Theory]
    [MemberData(nameof(All))]
    public void Keeps_no_word_that_is_not_on_the_list_and_can_still_be_read(Type type)
    {
        CaseEvent left = Redaction.Of(Full(type), "web/erased:1", []);
        string json = CaseEventJson.Write(left);

        string[] kept = Redaction.Of(type)!.Value.Kept;
        foreach (PropertyInfo property in type.GetProperties().Where(p => !kept.Contains(p.Name)))
        {
            Assert.DoesNotContain(Secret, CaseEventJson.Write(Only(left, property)), StringComparison.Ordinal);
        }

        Assert.Equal(left.GetType(), CaseEventJson.Read(CaseEventNames.Of(left), json).GetType());
    }

    [Fact]
    public void Knows_its_edits_by_the_message_they_change()
    {
        Dictionary<string, string> messages = [];
        MessageReceived first = (MessageReceived)Redaction.Of(Message("77"), "t", messages);
        MessageReceived second = (MessageReceived)Redaction.Of(Message("78"), "t", messages);
        MessageEdited edit = (MessageEdited)Redaction.Of(new MessageEdited("77", Secret, At), "t", messages);

        Assert.Equal(first.MessageId, edit.MessageId);
        Assert.NotEqual(first.MessageId, second.MessageId);
        Assert.DoesNotContain("77", first.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public void Owes_nothing_and_is_held_by_nobody()
    {
        Case state = Fold(new CaseClaimed("anna", "Анна", At.AddHours(1)), new DeadlineSet("answer", At.AddDays(1), At.AddHours(20), "rule", 1, 1, 24, false, []), Erased);

        Assert.True(state.IsErased);
        Assert.Equal(CaseStatus.Closed, state.Status);
        Assert.Null(state.ClaimedBy);
        Assert.Empty(state.Owed);
        Assert.Null(state.Silence);
    }

    [Fact]
    public void Stays_confirmed_for_the_figures() => Assert.Equal(CaseStatus.Confirmed, Fold(new CaseConfirmed("thread"), Erased).Status);

    [Fact]
    public void Takes_no_more_words()
    {
        Case state = Fold(Erased) with { Id = Guid.NewGuid() };
        Actor by = new(ActorKind.Official, "anna", "Анна");
        Assert.Equal("resident-erased", Decide(state, new AddNote { CommandId = "1", CaseId = state.Id, By = by, Text = Secret }).Refusal);
        Assert.Equal("resident-erased", Decide(state, new Dispute { CommandId = "2", CaseId = state.Id, By = by, Text = null }).Refusal);
        Assert.Empty(Decide(state, new FireTimer { CommandId = "3", CaseId = state.Id, By = Actor.System("clock"), Kind = "silence", Serial = 1 }).Events);
    }

    private static ResidentErased Erased => new("request", Guid.Empty);

    private static Decision Decide(Case state, CaseCommand command) => CaseDecider.Decide(state, command, null!, At);

    private static Case Fold(params CaseEvent[] events) => events.Prepend(Message("1")).Prepend(new CaseOpened(
            "r", "c/1", 1, "c", "form", false, "1", Secret, At, At, MessageKind.Complaint, 1, "roads", 1, Importance.Normal, null, "a", null))
        .Aggregate(Case.None, (state, happened) => CaseFold.Apply(state, happened, At));

    private static MessageReceived Message(string id) => new(id, Secret, [new Attachment("photo", Secret, Secret, Secret, null, null)], At, At, true, Secret, Secret, Secret, Secret);

    private static CaseEvent Full(Type type) => (CaseEvent)type.GetConstructors()[0].Invoke([.. type.GetConstructors()[0].GetParameters().Select(Value)]);

    private static object? Value(ParameterInfo p) => p.ParameterType switch
    {
        { } t when t == typeof(string) => Secret,
        { } t when t == typeof(string[]) => new[] { Secret },
        { } t when t == typeof(Attachment[]) => new[] { new Attachment("photo", Secret, Secret, Secret, Secret, 1) },
        { } t when t == typeof(Dictionary<string, string?>) => new Dictionary<string, string?> { [Secret] = Secret },
        { } t when t == typeof(CaseRef) => new CaseRef(Guid.Empty, "t", 1),
        { IsArray: true } t => Array.CreateInstance(t.GetElementType()!, 0),
        { IsValueType: true } t => Activator.CreateInstance(Nullable.GetUnderlyingType(t) ?? t),
        { } t => throw new InvalidOperationException($"No example of a {t.Name}: add one."),
    };

    // The same event with every other text empty: what is kept by the table does not hide what should not be.
    private static CaseEvent Only(CaseEvent left, PropertyInfo shown) => (CaseEvent)left.GetType().GetConstructors()[0].Invoke(
        [.. left.GetType().GetConstructors()[0].GetParameters().Select(p => p.Name == shown.Name || !Redaction.CanBePersonal(p.ParameterType) ? left.GetType().GetProperty(p.Name!)!.GetValue(left) : Empty(p.ParameterType))]);

    private static object Empty(Type type) => type == typeof(string) ? "" : type == typeof(CaseRef) ? new CaseRef(Guid.Empty, "", 0) : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) : Activator.CreateInstance(type)!;
}
