using Orleans.Runtime;
using Orleans.Storage;

namespace Dialog.Cluster.Tests.Storage;

public sealed class KeepingGrainState(StorageSilo silo) : IClassFixture<StorageSilo>
{
    public static TheoryData<string> Keys => ["text", "1", "0f8fad5b-d9cb-469f-a165-70867728950e", "Невский, 1"];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Writes_reads_clears_and_writes_again(string key)
    {
        INotebook notebook = silo.Grains.GetGrain<INotebook>(key);

        await notebook.Write("яма во дворе 🕳");
        await notebook.Write("second");
        await notebook.Forget();
        Assert.Equal(["яма во дворе 🕳", "second"], await notebook.Lines());

        await notebook.Clear();
        await notebook.Forget();
        Assert.Empty(await notebook.Lines());

        await notebook.Write("third");
        await notebook.Forget();
        Assert.Equal(["third"], await notebook.Lines());
    }

    [Fact]
    public async Task Stores_plain_json_without_names_of_classes()
    {
        await silo.Grains.GetGrain<INotebook>("json").Write("да");

        Assert.Equal(
            """{"lines":["да"],"kind":"ruled"}""",
            await silo.Database.Scalar<string>(
                "select convert_from(payload, 'utf8') from orleans_storage where grain_id_extension = 'json'"));
    }

    [Fact]
    public async Task Lets_one_of_many_first_writers_win()
    {
        GrainId grain = Id("insert");
        bool[] outcomes = await Race(grain, () => State("first"));

        Assert.Single(outcomes, won => won);
        Assert.Equal(1, await silo.Database.Scalar<long>(
            "select count(*) from orleans_storage where grain_id_extension = 'insert'"));
    }

    [Fact]
    public async Task Lets_one_of_many_updaters_win()
    {
        GrainId grain = Id("update");
        await silo.Storage.WriteStateAsync("state", grain, State("first"));

        bool[] outcomes = await Race(grain, () => State("second", etag: "1"));

        Assert.Single(outcomes, won => won);
        GrainState<NotebookState> read = State("");
        await silo.Storage.ReadStateAsync("state", grain, read);
        Assert.Equal("2", read.ETag);
        Assert.Equal(["second"], read.State!.Lines);
    }

    [Fact]
    public async Task Refuses_who_remembers_the_time_before_a_clearing()
    {
        GrainId grain = Id("cleared");
        GrainState<NotebookState> stale = State("mine");
        await silo.Storage.WriteStateAsync("state", grain, stale);
        await silo.Storage.ClearStateAsync("state", grain, State("", stale.ETag));

        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Storage.WriteStateAsync("state", grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Storage.ClearStateAsync("state", grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Storage.WriteStateAsync("state", grain, State("new")));
    }

    [Fact]
    public async Task Keeps_states_of_different_names_apart()
    {
        GrainId grain = Id("names");
        await silo.Storage.WriteStateAsync("one", grain, State("1"));
        await silo.Storage.WriteStateAsync("two", grain, State("2"));

        GrainState<NotebookState> read = State("");
        await silo.Storage.ReadStateAsync("one", grain, read);

        Assert.Equal(["1"], read.State!.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("extension")]
    public async Task Guards_numbers_and_guids_as_well(string extension)
    {
        foreach (IdSpan key in new[]
        {
            GrainIdKeyExtensions.CreateIntegerKey(7, extension), GrainIdKeyExtensions.CreateGuidKey(Guid.AllBitsSet, extension),
        })
        {
            GrainId grain = GrainId.Create(GrainType.Create("tests-row"), key);
            Assert.Single(await Race(grain, () => State("first")), won => won);
        }
    }

    private static GrainId Id(string key) => GrainId.Create("tests-row", key);

    private static GrainState<NotebookState> State(string line, string? etag = null) =>
        new(new() { Lines = [line] }, etag) { RecordExists = etag is not null };

    private Task<bool[]> Race(GrainId grain, Func<GrainState<NotebookState>> state) =>
        Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await silo.Storage.WriteStateAsync("state", grain, state());
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        })));
}
