using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dialog.Api.Setup;

namespace Dialog.Api.Auth.Guessing;

/// <summary>
/// Where an attempt comes from, as it is counted. A known device and an open session have counters of their own: what strangers fail at
/// never closes them.
/// </summary>
/// <param name="Key">A hash; the address itself is not kept.</param>
/// <param name="IsAddress">Neither a known device nor an open session.</param>
internal sealed record SignInSource(byte[] Key, bool IsAddress)
{
    public static SignInSource OfSession(Guid session) => new(Hash($"session:{session:N}"), false);

    public static SignInSource OfDevice(string device) => new(Hash($"device:{device}"), false);

    public static SignInSource OfAddress(IPAddress? address) => new(Hash($"address:{CountedAddress.Of(address)}"), true);

    private static byte[] Hash(string source) => SHA256.HashData(Encoding.UTF8.GetBytes(source));
}
