using System.Net;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Processes;

namespace Dialog.Cluster.Tests.Hosting;

/// <summary>What compose and Kubernetes do with a process that ends while it starts.</summary>
public sealed class AProcessOfACluster : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-process-").FullName;
    private readonly HttpListener _health = new();
    private readonly string _address = $"http://127.0.0.1:{FreePorts.Next()}/";

    public AProcessOfACluster()
    {
        _health.Prefixes.Add(_address);
        _health.Start();
        _ = Answer();
    }

    [Fact]
    public async Task That_its_runtime_ended_is_started_again()
    {
        await using DialogProcess process = Process("134");

        await process.StartAsync(TestContext.Current.CancellationToken);

        Assert.True(process.IsRunning);
        Assert.Equal(2, Starts);
    }

    [Fact]
    public async Task That_ended_itself_is_not()
    {
        await using DialogProcess process = Process("3");

        await Assert.ThrowsAsync<LaunchException>(() => process.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, Starts);
    }

    public void Dispose()
    {
        _health.Close();
        Directory.Delete(_folder, recursive: true);
    }

    private int Starts => File.ReadAllLines(Path.Combine(_folder, "starts")).Length;

    private DialogProcess Process(string code) => new(
        new ProcessSpec("silo-1", "/bin/sh", "-c", $"echo start >> starts; [ $(wc -l < starts) -gt 1 ] || exit {code}; touch ready; exec sleep 600") { Health = new Uri(_address), WorkingFolder = _folder },
        new Uri(_address),
        new ClusterOptions { ConnectionString = "", DataFolder = _folder });

    // Ready when the script says so.
    private async Task Answer()
    {
        while (_health.IsListening)
        {
            try
            {
                HttpListenerContext request = await _health.GetContextAsync();
                request.Response.StatusCode = File.Exists(Path.Combine(_folder, "ready")) ? 200 : 503;
                request.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
