using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Dialog.Observability;

/// <summary>Carries traces between silos and apis; what the headers of a request say of one is not believed, for anybody may write them.</summary>
internal sealed class InsideOnly(DistributedContextPropagator inside) : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => inside.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => inside.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        if (carrier is IHeaderDictionary)
        {
            (traceId, traceState) = (null, null);
            return;
        }

        inside.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) =>
        carrier is IHeaderDictionary ? null : inside.ExtractBaggage(carrier, getter);
}
