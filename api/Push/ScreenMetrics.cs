using System.Diagnostics.Metrics;

namespace Dialog.Api.Push;

/// <summary>The screens of this node, under the meter <c>Dialog.Screens</c>.</summary>
internal sealed class ScreenMetrics
{
    public const string MeterName = "Dialog.Screens";

    private readonly Counter<long> _slow;
    private readonly Counter<long> _gaps;
    private Func<int> _connected = () => 0;

    public ScreenMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        meter.CreateObservableGauge("dialog.screens.connected", () => _connected(), "{screen}", "Screens that are connected to this node.");
        _slow = meter.CreateCounter<long>("dialog.screens.dropped", "{screen}", "Screens that were disconnected because they read too slowly.");
        _gaps = meter.CreateCounter<long>("dialog.screens.gaps", "{batch}", "Times this node asked a feed for what a lost batch left out.");
    }

    public int Connected => _connected();

    public void Watch(Func<int> connected) => _connected = connected;

    public void Slow() => _slow.Add(1);

    public void Gap() => _gaps.Add(1);
}
