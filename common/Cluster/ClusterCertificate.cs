using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace Dialog.Cluster;

/// <summary>
/// The certificate a silo or an api shows to the others, and the authority whose certificates it believes. Files are PEM and are read
/// again when they change, so that a certificate is renewed without a restart.
/// </summary>
public sealed class ClusterCertificate
{
    private const string HowTo = "docs/operations.md, \"Certificates inside the cluster\", says how to make them.";
    private static readonly TimeSpan LeftAtLeast = TimeSpan.FromDays(30);
    private readonly string _certificateFile;
    private readonly string _keyFile;
    private readonly string _authorityFile;
    private readonly Lock _gate = new();
    private string _read;
    private X509Certificate2 _own;
    private X509Certificate2Collection _authority;
    private string? _fault;

    private ClusterCertificate(string certificateFile, string keyFile, string authorityFile)
    {
        (_certificateFile, _keyFile, _authorityFile) = (certificateFile, keyFile, authorityFile);
        _read = Stamp();
        (_own, _authority) = Read();
    }

    public X509Certificate2 Own
    {
        get
        {
            Refresh();
            return _own;
        }
    }

    /// <summary>What an administrator should do something about: files that cannot be used, or an end that is near. Null: nothing.</summary>
    public string? Warning(DateTimeOffset now)
    {
        X509Certificate2 own = Own;
        TimeSpan left = own.NotAfter.ToUniversalTime() - now.UtcDateTime;
        return _fault is not null ? $"its files changed and cannot be used, the former one is shown on: {_fault}"
            : left < TimeSpan.Zero ? $"it ended at {own.NotAfter.ToUniversalTime():u}: no other process believes it any more"
            : left < LeftAtLeast ? $"it ends at {own.NotAfter.ToUniversalTime():u}"
            : null;
    }

    /// <summary>Null: this installation has none, which production accepts only when it says so and nobody listens to another host.</summary>
    /// <param name="listens">where other processes reach this one; null: nowhere</param>
    /// <exception cref="InvalidOperationException">A setting is missing or its file cannot be read.</exception>
    public static ClusterCertificate? Load(IConfiguration configuration, bool production, IPAddress? listens = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection tls = configuration.GetSection("Dialog:Cluster:Tls");
        string? certificate = tls["CertificateFile"], key = tls["KeyFile"], authority = tls["AuthorityFile"];
        if (string.IsNullOrEmpty(certificate) && string.IsNullOrEmpty(key) && string.IsNullOrEmpty(authority))
        {
            return !production ? null
                : !tls.GetValue("Off", false) ? throw new InvalidOperationException(
                    $"Dialog:Cluster:Tls:CertificateFile, :KeyFile and :AuthorityFile are not set: silos and apis would talk unprotected. {HowTo} (Dialog:Cluster:Tls:Off=true: all of them are on this host.)")
                : listens is not null && !IPAddress.IsLoopback(listens) ? throw new InvalidOperationException(
                    $"Dialog:Cluster:Tls:Off is set and Dialog:Silo:Address is {listens}, which other hosts reach: give Dialog:Cluster:Tls:CertificateFile, :KeyFile and :AuthorityFile. {HowTo}")
                : null;
        }

        foreach ((string name, string? path) in new[] { ("CertificateFile", certificate), ("KeyFile", key), ("AuthorityFile", authority) })
        {
            if (string.IsNullOrEmpty(path) || !File.Exists(path))
            {
                throw new InvalidOperationException($"Dialog:Cluster:Tls:{name} names no file that can be read ('{path}'). {HowTo}");
            }
        }

        try
        {
            return new ClusterCertificate(certificate!, key!, authority!);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The files of Dialog:Cluster:Tls cannot be used: {e.Message} {HowTo}", e);
        }
    }

    /// <summary>Made by our authority, valid now and, where somebody was to be reached by name, under that name.</summary>
    /// <param name="found">what the handshake found wrong: of the chain nothing counts, which is built here from our authority alone</param>
    public bool Believes(X509Certificate2 shown, SslPolicyErrors found)
    {
        ArgumentNullException.ThrowIfNull(shown);
        if (found.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return false;
        }

        Refresh();
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(shown);
    }

    private void Refresh()
    {
        lock (_gate)
        {
            try
            {
                string stamp = Stamp();
                if (stamp == _read)
                {
                    return;
                }

                (_own, _authority) = Read();
                (_read, _fault) = (stamp, null);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                // Half of the files are new: the former certificate is shown until all are.
                _fault = e.Message;
            }
        }
    }

    // What is in the files, not when they were written: one may be older than the one it replaces, or as old to the last tick. Read only
    // when a connection begins.
    private string Stamp()
    {
        using IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in new[] { _certificateFile, _keyFile, _authorityFile })
        {
            all.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private (X509Certificate2 Own, X509Certificate2Collection Authority) Read()
    {
        X509Certificate2Collection authority = [];
        // A file that ends without a line's end, and another put behind it.
        authority.ImportFromPem(File.ReadAllText(_authorityFile).Replace("----------", "-----\n-----", StringComparison.Ordinal));
        if (authority.Count == 0)
        {
            throw new CryptographicException($"{_authorityFile} holds no certificate.");
        }

        return (X509Certificate2.CreateFromPemFile(_certificateFile, _keyFile), authority);
    }
}
