extern alias api;

using System.Reflection;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>The folders of grains and of api use each other in one direction only.</summary>
public sealed class FoldersOfAProject
{
    private static readonly Assembly Grains = typeof(GrainServices).Assembly;
    private static readonly Assembly Api = typeof(api::Program).Assembly;

    [Fact]
    public void Form_no_cycle_in_grains() => Assert.Empty(FolderGraph.Of(Grains, "Dialog").Cycles());

    [Fact]
    public void Form_no_cycle_in_api() => Assert.Empty(FolderGraph.Of(Api, "Dialog.Api").Cycles());

    [Fact]
    public void Are_seen_by_this_test()
    {
        Assert.True(FolderGraph.Of(Grains, "Dialog").Count > 10);
        Assert.True(FolderGraph.Of(Api, "Dialog.Api").Count > 15);
    }

    [Fact]
    public void Would_be_caught_when_one_used_what_uses_it()
    {
        FolderGraph graph = FolderGraph.Of(Grains, "Dialog");
        graph.Add("Deadlines", "Cases", "an edge back");
        Assert.Contains(graph.Cycles(), cycle => cycle.Contains("Deadlines -> Cases (an edge back)", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_used_by_the_api_only_through_contracts() =>
        Assert.DoesNotContain(Api.GetReferencedAssemblies(), name => name.Name == Grains.GetName().Name);
}
