using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>
/// Every operation is asked, by everybody who may and some who may not, with addresses, headers and bodies made from the description of
/// the api and then spoilt. Nothing of it is a failure of the server. <c>DIALOG_FUZZ_MINUTES</c> goes on for so long with seeds of chance,
/// <c>DIALOG_FUZZ_SEED</c> repeats one (<c>tests/run --fuzz</c>).
/// </summary>
public sealed class FuzzingEveryEndpoint(Running running, ITestOutputHelper output)
{
    private const int Times = 40;

    private static readonly (string, string)[] Unlimited =
    [
        ("Dialog:Limits:PersonPerMinute", "10000000"), ("Dialog:Limits:KeyPerMinute", "10000000"), ("Dialog:Public:PerMinute", "10000000"), ("Dialog:Passwords:Iterations", "1000"), ("Dialog:Bootstrap:AdminPassword", Support.Api.Installation.AdminPassword),
    ];

    [Fact]
    public async Task Never_fails_the_server()
    {
        Stopwatch watch = Stopwatch.StartNew();
        await Run(async (run, region) =>
        {
            foreach (int seed in FuzzSeeds.Of(watch))
            {
                region.Renew();
                await run.Round(seed, Times, TestContext.Current.CancellationToken);
                Tell($"seed {seed}, {watch.Elapsed.TotalSeconds:0} s: {run.Summary}");
            }

            Assert.Empty(run.OnlyRefused);
            Assert.True(run.Requests >= EveryEndpoint.Table.Count * Times * 9 / 10, $"only {run.Requests} requests were answered");
        });
    }

    [Fact]
    public async Task With_any_field_absent_empty_or_of_another_type_is_no_failure_either() => await Run(async (run, _) =>
    {
        await run.Sweep(TestContext.Current.CancellationToken);
        Tell(run.Summary);
        Assert.True(run.Requests > 2_000, $"only {run.Requests} requests were answered");
    });

    private async Task Run(Func<FuzzRun, FuzzedRegion, Task> ask)
    {
        ErrorsOfTheApi errors = new();
        await using ApiWithin within = new(running.Dialog, Unlimited) { Logging = logging => logging.AddProvider(errors) };
        within.UseKestrel(0);
        within.StartServer();
        Uri api = within.ClientOptions.BaseAddress;
        using FuzzedRegion region = new(running, api);
        await region.Make();
        JsonElement document = await FuzzRun.Document(api);
        FuzzRun run = new(api, region, FuzzedOperation.All(document, EveryEndpoint.Table.Keys), EveryEndpoint.Table, document, errors.Errors);

        await ask(run, region);

        Assert.True(run.Failures.IsEmpty, $"{run.Failures.Count} failures of {run.Summary}\n{string.Join("\n\n", run.Failures.Take(40))}");
        using HttpClient stranger = new() { BaseAddress = api };
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
    }

    private void Tell(string line)
    {
        output.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
        if (FuzzSeeds.AreOfChance)
        {
            Console.WriteLine(line);
        }
    }
}
