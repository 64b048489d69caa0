using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dialog.Support.StandIns;

/// <summary>A certificate authority of a test: what an organisation runs for its own servers.</summary>
public sealed class OwnAuthority : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2 _root;

    public OwnAuthority(DateTimeOffset from, DateTimeOffset until, string name = "Own authority")
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={name} {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(from, until);
    }

    /// <summary>Valid from a year before to two years after this moment.</summary>
    public static OwnAuthority Now() => new(TimeProvider.System.GetUtcNow().AddYears(-1), TimeProvider.System.GetUtcNow().AddYears(2));

    public string Pem => _root.ExportCertificatePem();

    /// <summary>The authority's secret, which belongs to nobody else.</summary>
    public string KeyPem => _root.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    public X509Certificate2 Root => _root;

    /// <summary>A server's certificate with its key.</summary>
    /// <param name="from">null: yesterday</param>
    /// <param name="until">null: in a month</param>
    /// <param name="purpose">the extended key usage; servers' by default</param>
    public X509Certificate2 Server(string host, DateTimeOffset? from = null, DateTimeOffset? until = null, string purpose = ForServers)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={host}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        if (IPAddress.TryParse(host, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 signed = request.Create(_root, from ?? now.AddDays(-1), until ?? now.AddMonths(1), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    public void Dispose() => _root.Dispose();
}
