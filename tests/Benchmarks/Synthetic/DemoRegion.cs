using System.Text.Json;
using Dialog.Hosting.Cluster;
using Dialog.Regions;
using Dialog.Support.Api;

namespace Dialog.Benchmarks.Synthetic;

/// <summary>The configuration of the demo region under another code: authorities, routing, calendar and deadlines of a real size.</summary>
public static class DemoRegion
{
    public static RegionConfiguration As(string code)
    {
        string file = Path.Combine(BuildOutput.RepositoryRoot, "deploy", "local", "Demo", "demo-region.json");
        using FileStream json = File.OpenRead(file);
        RegionConfiguration demo = JsonSerializer.Deserialize<RegionConfiguration>(json, ApiJson.Options) ?? throw new JsonException($"{file} is null");
        return demo with { Code = code, Version = 1 };
    }
}
