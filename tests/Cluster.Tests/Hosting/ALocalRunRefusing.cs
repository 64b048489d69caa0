using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Hosting.Processes;

namespace Dialog.Cluster.Tests.Hosting;

/// <summary>The command itself, as a process, where it must refuse with a message a person can act on.</summary>
public sealed class ALocalRunRefusing : IDisposable
{
    // Open to others, unlike CreateTempSubdirectory's: as root the database would be placed elsewhere and outlive the test.
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"dialog-local-{Path.GetRandomFileName()}")).FullName;

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=dialog;Username=someone;Password=hush", "127.0.0.1:1/dialog")]
    [InlineData("no connection string", "--postgres is not a connection string")]
    public async Task Names_the_server_it_cannot_use_and_never_the_password(string postgres, string words)
    {
        ShortCommand.Outcome outcome = await RunAsync("--postgres", postgres, "--data", _folder);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(words, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_data_folder_it_cannot_make()
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        ShortCommand.Outcome outcome = await RunAsync("--data", Path.Combine(file, "data"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(file, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--silos", "0")]
    [InlineData("--apis", "99")]
    [InlineData("--port", "70000")]
    public async Task Refuses_a_number_out_of_range_and_names_the_option(string option, string value)
    {
        ShortCommand.Outcome outcome = await RunAsync(option, value);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"{option} must be between", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explains_every_option()
    {
        ShortCommand.Outcome outcome = await RunAsync("--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(["--silos", "--apis", "--port", "--postgres", "--data", "--no-demo", "--no-console", "--open"], o => Assert.Contains(o, outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_a_data_folder_that_runs_already()
    {
        string data = Path.Combine(_folder, "data");
        await using EmbeddedPostgres other = new(data);
        await other.StartAsync();
        ShortCommand.Outcome outcome = await RunAsync("--data", data);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("in use by another running Dialog", outcome.Output, StringComparison.Ordinal);
        Assert.True(other.IsRunning);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<ShortCommand.Outcome> RunAsync(params string[] arguments) =>
        ShortCommand.RunAsync(ProcessSpec.Dotnet("local", BuildOutput.Assembly("deploy/local", "Dialog.Local"), arguments));
}
