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
    private readonly string _certificateFile;
    private readonly string _keyFile;
    private readonly string _authorityFile;
    private readonly Lock _gate = new();
    private DateTime _read;
    private X509Certificate2 _own;
    private X509Certificate2Collection _authority;

    private ClusterCertificate(string certificateFile, string keyFile, string authorityFile)
    {
        (_certificateFile, _keyFile, _authorityFile) = (certificateFile, keyFile, authorityFile);
        _read = LastWritten();
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

    /// <summary>Null: this installation has none, which production accepts only when it says so.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or its file cannot be read.</exception>
    public static ClusterCertificate? Load(IConfiguration configuration, bool production)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection tls = configuration.GetSection("Dialog:Cluster:Tls");
        string? certificate = tls["CertificateFile"], key = tls["KeyFile"], authority = tls["AuthorityFile"];
        if (string.IsNullOrEmpty(certificate) && string.IsNullOrEmpty(key) && string.IsNullOrEmpty(authority))
        {
            return production && !tls.GetValue("Off", false)
                ? throw new InvalidOperationException(
                    $"Dialog:Cluster:Tls:CertificateFile, :KeyFile and :AuthorityFile are not set: silos and apis would talk unprotected. {HowTo} (Dialog:Cluster:Tls:Off=true: the network between them protects them otherwise.)")
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
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
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
            DateTime written = LastWritten();
            if (written == _read)
            {
                return;
            }

            try
            {
                (_own, _authority) = Read();
                _read = written;
            }
            catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
            {
                // Half of the files are new: the former certificate is shown until all are.
            }
        }
    }

    private DateTime LastWritten() => new[] { _certificateFile, _keyFile, _authorityFile }.Max(File.GetLastWriteTimeUtc);

    private (X509Certificate2 Own, X509Certificate2Collection Authority) Read()
    {
        X509Certificate2Collection authority = [];
        authority.ImportFromPemFile(_authorityFile);
        return (X509Certificate2.CreateFromPemFile(_certificateFile, _keyFile), authority);
    }
}
