using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Dialog.Cluster;
using Microsoft.Extensions.Configuration;
using Orleans.Connections.Security;

namespace Dialog.Domain.Tests.Cluster;

/// <summary>Handshakes between a silo, which listens, and whoever connects to it.</summary>
public sealed class ACertificateOfTheCluster : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-tls-").FullName;
    private readonly string _another = Directory.CreateTempSubdirectory("dialog-tls-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ACertificateOfTheCluster()
    {
        CertificateMaker.Ensure(_folder);
        CertificateMaker.Ensure(_another);
    }

    [Theory]
    [InlineData(CertificateMaker.Silo, CertificateMaker.Silo, true)]
    [InlineData(CertificateMaker.Silo, CertificateMaker.Api, true)]
    [InlineData(CertificateMaker.Api, CertificateMaker.Api, false)]
    [InlineData(CertificateMaker.Api, CertificateMaker.Silo, false)]
    public async Task Of_an_api_does_not_pass_for_a_silos(string listens, string connects, bool connected) =>
        Assert.Equal(connected, await Connects(Options(listens, _folder), Options(connects, _folder)));

    [Fact]
    public async Task Of_another_authority_is_believed_by_neither_side()
    {
        Assert.False(await Connects(Options(CertificateMaker.Silo, _folder), Options(CertificateMaker.Api, _another)));
        // It believes our silos; they do not believe it.
        CopyAuthority(from: _folder, to: _another);
        Assert.False(await Connects(Options(CertificateMaker.Silo, _folder), Options(CertificateMaker.Api, _another)));
    }

    [Fact]
    public void Is_kept_while_it_is_good()
    {
        string before = File.ReadAllText(Path.Combine(_folder, "silo.pem"));
        CertificateMaker.Ensure(_folder);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder, "silo.pem")));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData(null, true)]
    [InlineData("10.0.0.5", false)]
    [InlineData("0.0.0.0", false)]
    public void Is_done_without_in_production_only_where_no_other_host_listens(string? address, bool starts)
    {
        IConfiguration off = new ConfigurationBuilder().AddInMemoryCollection([new("Dialog:Cluster:Tls:Off", "true")]).Build();
        IPAddress? listens = address is null ? null : IPAddress.Parse(address);
        Assert.Null(ClusterCertificate.Load(off, production: false, listens));
        if (starts)
        {
            Assert.Null(ClusterCertificate.Load(off, production: true, listens));
            return;
        }

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => ClusterCertificate.Load(off, production: true, listens));
        Assert.Contains("Dialog:Silo:Address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_when_it_is_near_its_end_and_when_new_files_cannot_be_used()
    {
        ClusterCertificate certificate = ClusterCertificate.Load(
            new ConfigurationBuilder().AddInMemoryCollection(CertificateMaker.SettingsOf(CertificateMaker.Silo, _folder)).Build(), production: true)!;
        DateTimeOffset end = certificate.Own.NotAfter.ToUniversalTime();
        Assert.Null(certificate.Warning(end.AddDays(-31)));
        Assert.Contains("it ends at", certificate.Warning(end.AddDays(-29)), StringComparison.Ordinal);
        Assert.Contains("it ended at", certificate.Warning(end.AddSeconds(1)), StringComparison.Ordinal);

        File.Copy(Path.Combine(_another, "silo.key"), Path.Combine(_folder, "silo.key"), overwrite: true);
        Assert.Contains("cannot be used", certificate.Warning(end.AddDays(-31)), StringComparison.Ordinal);
        File.Copy(Path.Combine(_another, "silo.pem"), Path.Combine(_folder, "silo.pem"), overwrite: true);
        Assert.Null(certificate.Warning(end.AddDays(-31)));
    }

    [Fact]
    public void Behind_a_link_is_read_again_when_the_link_leads_elsewhere()
    {
        // As a volume of Kubernetes is laid out: what changes is the folder behind the link.
        string volume = Directory.CreateDirectory(Path.Combine(_folder, "volume")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(volume, "..data"), _folder);
        foreach (string name in (string[])["silo.pem", "silo.key", "authority.pem"])
        {
            File.CreateSymbolicLink(Path.Combine(volume, name), Path.Combine("..data", name));
        }

        ClusterCertificate certificate = ClusterCertificate.Load(
            new ConfigurationBuilder().AddInMemoryCollection(CertificateMaker.SettingsOf(CertificateMaker.Silo, volume)).Build(), production: true)!;
        string before = certificate.Own.Thumbprint;
        Directory.Delete(Path.Combine(volume, "..data"));
        Directory.CreateSymbolicLink(Path.Combine(volume, "..data"), _another);
        Assert.NotEqual(before, certificate.Own.Thumbprint);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_another, recursive: true);
    }

    private static void CopyAuthority(string from, string to) => File.Copy(Path.Combine(from, "authority.pem"), Path.Combine(to, "authority.pem"), overwrite: true);

    private static TlsOptions Options(string role, string folder)
    {
        TlsOptions options = new();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(CertificateMaker.SettingsOf(role, folder)).Build();
        ClusterTls.Configure(options, ClusterCertificate.Load(configuration, production: true)!);
        return options;
    }

    private static async Task<bool> Connects(TlsOptions listening, TlsOptions connecting)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task<bool> server = Serve(listener, listening);
        Task<bool> client = Call((IPEndPoint)listener.LocalEndpoint, connecting);
        return (await Task.WhenAll(server, client)).All(good => good);
    }

    private static async Task<bool> Serve(TcpListener listener, TlsOptions options)
    {
        using TcpClient socket = await listener.AcceptTcpClientAsync(Stop);
        await using SslStream stream = new(socket.GetStream());
        return await IsGood(async () =>
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = options.LocalServerCertificateSelector!(null!, null!),
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = Judge(options),
            }, Stop);
            await stream.WriteAsync(new byte[1], Stop);
            await stream.ReadExactlyAsync(new byte[1], Stop);
        });
    }

    private static async Task<bool> Call(IPEndPoint address, TlsOptions options)
    {
        using TcpClient socket = new();
        await socket.ConnectAsync(address, Stop);
        await using SslStream stream = new(socket.GetStream());
        TlsClientAuthenticationOptions asked = new();
        options.OnAuthenticateAsClient!(null!, asked);
        return await IsGood(async () =>
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = asked.TargetHost,
                ClientCertificates = [options.LocalCertificate!],
                RemoteCertificateValidationCallback = Judge(options),
            }, Stop);
            await stream.ReadExactlyAsync(new byte[1], Stop);
            await stream.WriteAsync(new byte[1], Stop);
        });
    }

    private static RemoteCertificateValidationCallback Judge(TlsOptions options) => (_, shown, chain, found) =>
        shown is X509Certificate2 certificate && options.RemoteCertificateValidation!(certificate, chain!, found);

    private static async Task<bool> IsGood(Func<Task> exchange)
    {
        try
        {
            await exchange();
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return false;
        }
    }
}
