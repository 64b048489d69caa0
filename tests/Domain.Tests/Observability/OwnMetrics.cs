extern alias api;

using System.Diagnostics.Metrics;
using Dialog.Backlog;
using Dialog.Cases;
using Dialog.Cases.Journal;
using Dialog.Channels;
using Dialog.Projections;
using Dialog.Push;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Domain.Tests.Observability;

/// <summary>The instruments that silos and apis make, and what Prometheus calls them.</summary>
internal static class OwnMetrics
{
    private static readonly Type[] Homes =
        [typeof(JournalMetrics), typeof(ProjectionMetrics), typeof(CaseMetrics), typeof(ChannelMetrics), typeof(PushMetrics), typeof(BacklogMetrics), typeof(api::Dialog.Api.Push.ScreenMetrics)];

    /// <summary>Classes of the product that make instruments: a new one belongs into the list above.</summary>
    public static IEnumerable<string> ClassesWithInstruments() => new[] { typeof(GrainServices).Assembly, typeof(api::Program).Assembly }
        .SelectMany(a => a.GetTypes()).Where(t => t.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(IMeterFactory)))).Select(t => t.Name);

    public static IEnumerable<string> Known => Homes.Select(h => h.Name);

    public static List<Instrument> Instruments()
    {
        List<Instrument> made = [];
        using MeterListener listener = new() { InstrumentPublished = (instrument, _) => made.Add(instrument) };
        using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        IMeterFactory factory = services.GetRequiredService<IMeterFactory>();
        listener.Start();
        Meter[] ours = [.. Homes.Select(h => { Activator.CreateInstance(h, factory); return (string)h.GetField("MeterName")!.GetValue(null)!; }).Select(name => factory.Create(name))];
        return [.. made.Where(i => ours.Contains(i.Meter))];
    }

    public static string NameOf(Instrument instrument) => string.Concat(
        instrument.Name.Replace('.', '_'),
        instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" },
        instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal) ? "_total" : "");

    public static IEnumerable<string> Exported() => Instruments().SelectMany(i => i.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal)
        ? (string[])[$"{NameOf(i)}_bucket", $"{NameOf(i)}_sum", $"{NameOf(i)}_count"]
        : [NameOf(i)]);
}
