using Dialog.Platform;

namespace Dialog.Silo;

/// <summary>A silo's address in its cluster, as Orleans writes it down.</summary>
internal sealed class SiloNode(Orleans.Runtime.ILocalSiloDetails details) : INodeAddress
{
    public string Address => details.SiloAddress.ToParsableString();
}
