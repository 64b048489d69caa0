using Dialog.Api.Access;
using Dialog.Api.Cases;
using Dialog.Api.ReadModel;
using Dialog.Api.Search;
using Dialog.Cases;
using Dialog.Fixtures;

namespace Dialog.Api.Tests;

/// <summary>The SQL of the queue's lists shows what the table of examples says; the live counters and the console are held to the same table.</summary>
public sealed class ViewsByExample(ExampleRows rows) : IClassFixture<ExampleRows>
{
    public static TheoryData<string, string> Shown => [.. ViewExamples.People.Keys.SelectMany(person => ViewExamples.Lists.Keys.Select(list => (person, list)))];

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task Shows_exactly_the_examples(string person, string list)
    {
        ExampleList asked = ViewExamples.Lists[list];
        DateTimeOffset? dueBefore = asked.DueWithin is { } hours ? ViewExamples.Now.AddHours(hours) : null;
        SearchDatabase search = new(rows.Database);
        List<CaseSummary> page = await new CaseListReader(rows.Database, search, new SearchReader(search)).Page(
            Person(ViewExamples.People[person]),
            new CaseQuery(asked.View, "deadline", [], null, null, null, asked.Importance, null, dueBefore, null, ViewExamples.Cases.Count + 1),
            TestContext.Current.CancellationToken);
        Assert.Equal(
            ViewExamples.Cases.Where(example => example.Lists[person].Contains(list)).Select(example => example.Name).Order(),
            page.Select(found => ViewExamples.Cases.Single(example => example.Case.Id == found.Id).Name).Order());
    }

    [Fact]
    public void Every_view_has_an_example() =>
        Assert.Empty(CaseViews.Names.Except(ViewExamples.Lists.Values.Select(list => list.View)));

    private static Person Person(ExampleViewer viewer) =>
        new(viewer.Login, viewer.Login, viewer.Authorities is null ? "operator" : "executor", ViewExamples.Cases[0].Case.Region, viewer.Authorities?[0], viewer.Official, Guid.Empty)
        {
            Authorities = viewer.Authorities ?? [],
        };
}
