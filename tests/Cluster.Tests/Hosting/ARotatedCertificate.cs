using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dialog.Cluster;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Support;
using Dialog.Support.Live;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Cluster.Tests.Hosting;

/// <summary>Silos as processes whose certificate files are replaced while they run.</summary>
public sealed class ARotatedCertificate(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-rotation-").FullName;
    private readonly OwnAuthority _next = OwnAuthority.Now();
    private readonly Dictionary<string, string> _original = [];
    private NpgsqlDataSource _database = null!;
    private DialogCluster _cluster = null!;
    private IReadOnlyDictionary<string, string?> _settings = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Tls => Path.Combine(_folder, "tls");

    public async ValueTask InitializeAsync()
    {
        string database = await postgres.CreateDatabaseAsync("rotation");
        _database = NpgsqlDataSource.Create(database);
        _cluster = new(new ClusterOptions { ConnectionString = database, Roles = RoleConnections.Of(database), DataFolder = _folder, Silos = 2, Apis = 0 });
        await _cluster.StartAsync(Stop);
        _settings = DialogCluster.ClientSettings(_cluster.Options);
    }

    [Fact]
    public async Task Is_shown_without_a_restart_and_the_former_one_is_believed_as_long_as_its_authority_is()
    {
        string former = Copy("former");
        string before = await Shown();

        // Both authorities first, then the certificates, then the former authority goes.
        await Replace("authority.pem", File.ReadAllText(Path.Combine(former, "authority.pem")).TrimEnd() + _next.Pem);
        await Issue("silo", "silo.dialog.internal", _next);
        Assert.NotEqual(before, await Shown());
        Assert.Equal(Thumbprint(Path.Combine(Tls, "silo.pem")), await Shown());
        Assert.True(await IsLetIn(Peer(former, authority: Tls)));

        await Issue("api", "api.dialog.internal", _next);
        Assert.True(await IsLetIn(Peer(Tls)));

        await Replace("authority.pem", _next.Pem);
        Assert.False(await IsLetIn(Peer(former, authority: Tls)));
        Assert.True(await IsLetIn(Peer(Tls)));

        // It believes the new authority alone: the two that run since before call it, and are called, with new certificates.
        await _cluster.AddSiloAsync(Stop);
        await using ClusterConnection connection = await ClusterConnection.Open(_database, _cluster.Options, Peer(Tls));
        IManagementGrain management = connection.Client.GetGrain<IManagementGrain>(0);
        SiloAddress[] silos = [.. (await management.GetHosts(onlyActive: true)).Keys];
        Assert.Equal(3, silos.Length);
        Assert.Equal(3, (await management.GetRuntimeStatistics(silos)).Length);
    }

    [Fact]
    public async Task That_ran_out_or_is_of_a_foreign_authority_is_refused()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        string authority = File.ReadAllText(Path.Combine(Tls, "authority.pem"));
        await Replace("authority.pem", authority + _next.Pem);
        Assert.True(await IsLetIn(Peer(Foreign("good", _next, now.AddDays(1)))));
        Assert.False(await IsLetIn(Peer(Foreign("over", _next, now.AddMinutes(-1)))));
        using OwnAuthority foreign = OwnAuthority.Now();
        Assert.False(await IsLetIn(Peer(Foreign("foreign", foreign, now.AddDays(1)))));
    }

    [Fact]
    public async Task That_is_only_half_there_leaves_the_former_one_in_use()
    {
        string before = await Shown();
        await Replace("silo.key", "half a key");
        await Replace("authority.pem", "");
        Assert.Equal(before, await Shown());
        Assert.True(await IsLetIn(Peer(Copy("whole"), authority: Copied("whole"))));
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
        _next.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Copied(string name) => Path.Combine(_folder, name);

    // As they were made: a test spoils only what the silos read.
    private string Copy(string name)
    {
        Directory.CreateDirectory(Copied(name));
        foreach (string file in Directory.EnumerateFiles(Tls))
        {
            string whole = Path.GetFileName(file);
            File.Copy(_original.GetValueOrDefault(whole, file), Path.Combine(Copied(name), whole));
        }

        return Copied(name);
    }

    // As kubelet and cautious administrators do it: the file appears whole.
    private async Task Replace(string name, string text)
    {
        string path = Path.Combine(Tls, name), half = Path.Combine(_folder, $"{name}.new");
        string kept = Path.Combine(_folder, $"{name}.original");
        if (_original.TryAdd(name, kept))
        {
            File.Copy(path, kept);
        }

        await File.WriteAllTextAsync(half, text, Stop);
        File.Move(half, path, overwrite: true);
    }

    private async Task Issue(string role, string host, OwnAuthority authority)
    {
        using X509Certificate2 certificate = Certificate(host, authority, TimeProvider.System.GetUtcNow().AddDays(1));
        await Replace($"{role}.key", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await Replace($"{role}.pem", certificate.ExportCertificatePem());
    }

    // Files of a peer whose certificate somebody else made; it believes our silos.
    private string Foreign(string name, OwnAuthority authority, DateTimeOffset until)
    {
        string folder = Directory.CreateDirectory(Copied(name)).FullName;
        using X509Certificate2 certificate = Certificate("api.dialog.internal", authority, until);
        File.WriteAllText(Path.Combine(folder, "api.key"), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "api.pem"), certificate.ExportCertificatePem());
        File.Copy(Path.Combine(Tls, "authority.pem"), Path.Combine(folder, "authority.pem"));
        return folder;
    }

    private Dictionary<string, string?> Peer(string folder, string? authority = null) => new(_settings)
    {
        ["Dialog:Cluster:Tls:CertificateFile"] = Path.Combine(folder, "api.pem"),
        ["Dialog:Cluster:Tls:KeyFile"] = Path.Combine(folder, "api.key"),
        ["Dialog:Cluster:Tls:AuthorityFile"] = Path.Combine(authority ?? folder, "authority.pem"),
    };

    private async Task<bool> IsLetIn(Dictionary<string, string?> settings)
    {
        try
        {
            await using ClusterConnection connection = await ClusterConnection.Open(_database, _cluster.Options, settings, wait: false).WaitAsync(Patience, Stop);
            return (await connection.Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count > 0;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
    }

    // What a silo shows to whoever connects now.
    private async Task<string> Shown()
    {
        int port = int.Parse(_cluster.Silos[0].Process.Spec.Environment["Dialog__Silo__GatewayPort"]!, System.Globalization.CultureInfo.InvariantCulture);
        using TcpClient socket = new();
        await socket.ConnectAsync("127.0.0.1", port, Stop);
        string shown = "";
        // It looks at what is shown, whoever signed it.
        await using SslStream stream = new(socket.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) =>
        {
            shown = ((X509Certificate2)certificate!).Thumbprint;
            return shown.Length > 0;
        });
        using X509Certificate2 own = Certificate("api.dialog.internal", _next, TimeProvider.System.GetUtcNow().AddDays(1));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = CertificateMaker.NameOf(CertificateMaker.Silo), ClientCertificates = [own] }, Stop);
        return shown;
    }

    // For both ends of a connection: silos listen and connect.
    private static X509Certificate2 Certificate(string host, OwnAuthority authority, DateTimeOffset until)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={host}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(authority.Root, TimeProvider.System.GetUtcNow().AddDays(-2), until, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static string Thumbprint(string file)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        return certificate.Thumbprint;
    }
}
