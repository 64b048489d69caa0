using System.Reflection;
using CsCheck;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Deadlines;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Every event there is, found by reflection: one added without a name or a place in the JSON context fails here.</summary>
public sealed class AStoredEvent
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char[' ', '~'].Array[0, 20].Select(c => new string(c)),
        Gen.OneOf("", "Яма на ул. Ленина, 5", "👍🏽 שלום", "</script>\u2028\\\"", "\t\n"));

    private static readonly Gen<DateTimeOffset> Times = Gen.Select(Gen.Long[0, 3_000_000_000_000], Gen.Int[-11, 11]).Select((ms, zone) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToOffset(TimeSpan.FromHours(zone)));

    public static TheoryData<Type> All => [.. typeof(CaseEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseEvent)) && !t.IsAbstract)];

    [Theory]
    [MemberData(nameof(All))]
    public void Comes_back_as_it_was(Type type) => Of(type).Sample(happened =>
    {
        CaseEvent back = CaseEventJson.Read(CaseEventNames.Of(happened), CaseEventJson.Write(happened));
        Assert.Equal(happened.GetType(), back.GetType());
        Assert.Equivalent(happened, back, strict: true);
    }, iter: Samples.Of(100));

    [Theory]
    [MemberData(nameof(All))]
    public void Is_stored_under_a_name_of_words(Type type)
    {
        string name = CaseEventNames.Of(Of(type).Single());

        Assert.Equal(type, CaseEventNames.TypeOf(name));
        Assert.Matches("^[a-z]+(-[a-z]+)+$", name);
    }

    [Fact]
    public void Keeps_its_name_for_ever() => Assert.Equal(
        "answer-approved,answer-given,answer-proposed,answer-returned,answer-reviewed,answer-withdrawn,approver-changed,arbiter-called,arbiter-decided,"
        + "case-claimed,case-closed,case-confirmed,case-disputed,case-escalated,case-forwarded,case-handed-back,case-joined,case-left,case-linked,case-merged,"
        + "case-opened,case-reclassified,case-routed,case-snoozed,case-unlinked,case-unmerged,claim-expired,claim-released,contractor-answered,contractor-asked,"
        + "contractor-link-revoked,deadline-approaching,deadline-missed,deadline-paused,deadline-set,delivery-recorded,errands-done,fields-changed,"
        + "formal-answered,formal-registered,formal-requested,member-wrote,message-deleted,message-edited,message-received,messages-split,messages-taken,"
        + "note-added,peer-answered,promise-fulfilled,promise-given,promise-kept,promise-made,promise-reopened,related-erased,resident-erased,review-requested,"
        + "rule-applied,snooze-ended,tags-changed",
        string.Join(',', All.Select(row => CaseEventNames.Of(Of(row.Data).Single())).Order(StringComparer.Ordinal)));

    [Fact]
    public void Is_understood_after_any_other() => Gen.OneOf([.. All.Select(row => Of(row.Data))]).Array[1, 12].Sample(events =>
    {
        Case state = events.Aggregate(Case.None, (before, happened) => CaseFold.Apply(before, happened, DateTimeOffset.UnixEpoch));
        Assert.Equal(events.Length, state.Version);
    }, iter: Samples.Of(2000));

    private static Gen<CaseEvent> Of(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors()[0];
        Gen<object?>[] arguments = [.. constructor.GetParameters().Select(p => Value(p.ParameterType, new NullabilityInfoContext().Create(p).WriteState == NullabilityState.Nullable))];
        return Sequence(arguments).Select(values => (CaseEvent)constructor.Invoke(values));
    }

    private static Gen<object?[]> Sequence(Gen<object?>[] gens) =>
        gens.Aggregate(Gen.Const(Array.Empty<object?>()), (all, next) => Gen.Select(all, next).Select((values, value) => (object?[])[.. values, value]));

    private static Gen<object?> Value(Type type, bool mayBeNull)
    {
        Gen<object?> some = (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            { IsEnum: true } e => Gen.Int[0, Enum.GetValues(e).Length - 1].Select(i => Enum.GetValues(e).GetValue(i)),
            { } t when t == typeof(string) => Texts.Select(x => (object?)x),
            { } t when t == typeof(int) => Gen.Int.Select(x => (object?)x),
            { } t when t == typeof(long) => Gen.Long.Select(x => (object?)x),
            { } t when t == typeof(bool) => Gen.Bool.Select(x => (object?)x),
            { } t when t == typeof(double) => Gen.Double[0, 9000].Select(x => (object?)x),
            { } t when t == typeof(DateTimeOffset) => Times.Select(x => (object?)x),
            { } t when t == typeof(Guid) => Gen.Guid.Select(x => (object?)x),
            { } t when t == typeof(CaseRef) => Gen.Select(Gen.Guid, Texts, Gen.Long[1, 1 << 40]).Select((id, thread, number) => (object?)new CaseRef(id, thread, number)),
            { } t when t == typeof(string[]) => Texts.Array[0, 4].Select(x => (object?)x),
            { } t when t == typeof(Dictionary<string, string?>) => Gen.Select(Texts, Texts).Select((a, b) => (object?)new Dictionary<string, string?> { [a] = b, [a + "2"] = null }),
            { } t when t == typeof(FoldedLines[]) => Gen.Int[0, 5].Select(i => (object?)new[] { new FoldedLines(i, i + 1) }),
            { } t when t == typeof(Attachment[]) => Gen.Select(Texts, Texts, Gen.Long[0, 1 << 30]).Select((a, b, size) => (object?)new[] { new Attachment(a, b, null, b, null, size) }),
            { } t when t == typeof(ContractorPhoto[]) => Gen.Select(Texts, Gen.Int[0, 9]).Select((id, i) => (object?)new[] { new ContractorPhoto(id, i) }),
            { } t when t == typeof(RuleStep[]) => Gen.Select(Texts, Texts).Select((a, b) => (object?)new[] { new RuleStep(a, b), new RuleStep(b, null, a) }),
            { } t when t == typeof(DeadlineStep[]) => Gen.Select(Times, Texts, Gen.Double[0, 99]).Select((at, text, hours) => (object?)new[] { new DeadlineStep(at, "counts", text, at, hours, 2, null) }),
            { } t => throw new InvalidOperationException($"No example of a {t.Name}: add one."),
        };
        return mayBeNull ? Gen.Select(Gen.Int[0, 2], some).Select((dice, value) => dice == 0 ? null : value) : some;
    }
}
