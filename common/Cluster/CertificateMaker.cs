using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dialog.Cluster;

/// <summary>
/// Certificates by which the processes of one installation know each other: an authority of their own, whose key is forgotten at once, and
/// one certificate for silos and one for apis, in files only their owner reads.
/// </summary>
public static class CertificateMaker
{
    public const string Silo = "silo";
    public const string Api = "api";
    private const int YearsValid = 5;
    private static readonly TimeSpan LeftAtLeast = TimeSpan.FromDays(30);
    private static readonly Lock Gate = new();

    /// <summary>The name a role's certificates carry (subjectAltName), whatever the host is called.</summary>
    public static string NameOf(string role) => $"{role}.dialog.internal";

    /// <summary>Makes what is missing or runs out within a month; all of it is new then.</summary>
    /// <param name="folder">gets authority.pem and, for each role, {role}.pem and {role}.key</param>
    public static void Ensure(string folder)
    {
        lock (Gate)
        {
            if (!AreGood(folder))
            {
                Make(folder);
            }
        }
    }

    /// <summary>The settings of a process, by their names.</summary>
    /// <param name="role"><see cref="Silo"/> or <see cref="Api"/></param>
    public static IReadOnlyDictionary<string, string?> SettingsOf(string role, string folder) => new Dictionary<string, string?>
    {
        ["Dialog:Cluster:Tls:CertificateFile"] = Path.Combine(folder, $"{role}.pem"),
        ["Dialog:Cluster:Tls:KeyFile"] = Path.Combine(folder, $"{role}.key"),
        ["Dialog:Cluster:Tls:AuthorityFile"] = Authority(folder),
    };

    private static bool AreGood(string folder)
    {
        if (!File.Exists(Authority(folder)))
        {
            return false;
        }

        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(Authority(folder));
        return authority.NotAfter - DateTime.Now > LeftAtLeast;
    }

    // The authority last: a start that was cut short begins again.
    private static void Make(string folder)
    {
        Directory.CreateDirectory(folder);
        DateTimeOffset from = DateTimeOffset.UtcNow.AddHours(-1), until = from.AddYears(YearsValid);
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN=Dialog {Path.GetRandomFileName()}", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using X509Certificate2 authority = request.CreateSelfSigned(from, until);
        foreach (string role in (string[])[Silo, Api])
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using X509Certificate2 certificate = Issue(role, key, authority, from, until);
            Write(Path.Combine(folder, $"{role}.key"), key.ExportPkcs8PrivateKeyPem());
            Write(Path.Combine(folder, $"{role}.pem"), certificate.ExportCertificatePem());
        }

        Write(Authority(folder), authority.ExportCertificatePem());
    }

    private static X509Certificate2 Issue(string role, ECDsa key, X509Certificate2 authority, DateTimeOffset from, DateTimeOffset until)
    {
        CertificateRequest request = new($"CN={role}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(NameOf(role));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        return request.Create(authority, from, until, RandomNumberGenerator.GetBytes(16));
    }

    private static string Authority(string folder) => Path.Combine(folder, "authority.pem");

    private static void Write(string file, string pem)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter writer = new(file, options);
        // Whoever puts another certificate below it begins a line.
        writer.Write(pem + '\n');
    }
}
