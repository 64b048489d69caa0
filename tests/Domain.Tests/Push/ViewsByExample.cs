using Dialog.Fixtures;
using Dialog.Push;

namespace Dialog.Domain.Tests.Push;

/// <summary>The live counters of lists count what the table of examples says; the lists themselves are held to the same table.</summary>
public sealed class ViewsByExample
{
    public static TheoryData<string, string> Shown => [.. ViewExamples.People.Keys.SelectMany(person => Countable.Select(list => (person, list)))];

    private static IEnumerable<string> Countable => ViewExamples.Lists.Where(list => CaseFilter.IsCountable(list.Value.View)).Select(list => list.Key);

    [Theory]
    [MemberData(nameof(Shown))]
    public void Shows_exactly_the_examples(string person, string list)
    {
        CaseFilter filter = Filter(ViewExamples.People[person], ViewExamples.Lists[list]);
        Assert.Equal(
            [.. ViewExamples.Cases.Where(example => example.Lists[person].Contains(list)).Select(example => example.Name)],
            ViewExamples.Cases.Where(example => filter.Matches(example.Case, ViewExamples.Now)).Select(example => example.Name));
    }

    [Fact]
    public void Only_the_formal_appeals_and_everything_are_not_counted() =>
        Assert.Equal(["formal", "all"], ViewExamples.Lists.Keys.Except(Countable));

    private static CaseFilter Filter(ExampleViewer viewer, ExampleList list) => new()
    {
        View = list.View,
        Importance = list.Importance,
        DueWithinHours = list.DueWithin,
        BoundTo = viewer.Authorities,
        Person = viewer.Id,
    };
}
