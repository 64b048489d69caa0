using System.Security.Authentication;
using Orleans.Connections.Security;
using Orleans.Hosting;

namespace Dialog.Cluster;

/// <summary>Mutual TLS between silos and from apis to silos: both sides show a certificate of the installation's own authority.</summary>
public static class ClusterTls
{
    public static ISiloBuilder UseClusterTls(this ISiloBuilder silo, ClusterCertificate certificate) => silo.UseTls(o => Configure(o, certificate));

    public static IClientBuilder UseClusterTls(this IClientBuilder client, ClusterCertificate certificate) => client.UseTls(o => Configure(o, certificate));

    /// <summary>Both sides show a certificate; whoever connects insists on a silo's.</summary>
    internal static void Configure(TlsOptions options, ClusterCertificate certificate)
    {
        options.LocalCertificate = certificate.Own;
        options.LocalServerCertificateSelector = (_, _) => certificate.Own;
        options.LocalClientCertificateSelector = (_, _, _, _, _) => certificate.Own;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.RemoteCertificateValidation = (shown, _, found) => certificate.Believes(shown, found);
        options.OnAuthenticateAsClient = (_, ssl) =>
        {
            ssl.TargetHost = CertificateMaker.NameOf(CertificateMaker.Silo);
        };
    }
}
