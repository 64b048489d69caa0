using Dialog.Hosting;
using Dialog.Hosting.Processes;

namespace Dialog.Support.StandIns;

/// <summary>npm's <c>s3rver</c> as a server process with one bucket. It checks signatures as S3 does.</summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "dialog-files";
    public const string AccessKey = "S3RVER";
    public const string SecretKey = "S3RVER";
    private readonly ChildProcess _process;

    private S3Server(ChildProcess process, string address) => (this._process, Address) = (process, address);

    public string Address { get; }

    public static async Task<S3Server> StartAsync(string dataFolder, CancellationToken cancellation = default)
    {
        string folder = await NpmStandIn.InstallAsync("s3", cancellation);
        int port = FreePorts.Next();
        string address = $"http://127.0.0.1:{port}";
        ChildProcess process = await ChildProcess.StartAsync(
            new ProcessSpec("s3rver", NpmStandIn.Node, Path.Combine(folder, "server.mjs"), $"{port}", dataFolder, Bucket)
            {
                WorkingFolder = folder,
                Health = new Uri($"{address}/"),
            },
            dataFolder, cancellation);
        await process.WaitHealthyAsync(TimeSpan.FromSeconds(30), cancellation);
        return new(process, address);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
