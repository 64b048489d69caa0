using Dialog.Secrets;
using Microsoft.Extensions.Configuration;

namespace Dialog.Domain.Tests.Secrets;

/// <summary>Settings that an orchestrator mounts as files.</summary>
public sealed class ASecretInAFile : IDisposable
{
    private const string Folder = "Dialog:Secrets:Folder";
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-secrets-").FullName;

    [Fact]
    public void Is_the_setting_it_is_named_after_and_counts_more_than_the_environment()
    {
        File.WriteAllText(Path.Combine(_folder, "ConnectionStrings__Dialog"), "Host=of-the-file\n");
        ConfigurationManager configuration = Given((Folder, _folder), ("ConnectionStrings:Dialog", "Host=of-the-environment"), ("ConnectionStrings:Audit", "Host=audit"));
        configuration.AddSecretFiles();
        Assert.Equal("Host=of-the-file", configuration.GetConnectionString("Dialog"));
        Assert.Equal("Host=audit", configuration.GetConnectionString("Audit"));
    }

    [Fact]
    public void Is_found_behind_the_links_of_a_kubernetes_volume()
    {
        string data = Directory.CreateDirectory(Path.Combine(_folder, "..2026_11_30")).FullName;
        File.WriteAllText(Path.Combine(data, "Dialog__Secrets__Key"), "a key");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "..data"), data);
        File.CreateSymbolicLink(Path.Combine(_folder, "Dialog__Secrets__Key"), Path.Combine("..data", "Dialog__Secrets__Key"));
        ConfigurationManager configuration = Given((Folder, _folder));
        configuration.AddSecretFiles();
        Assert.Equal("a key", configuration["Dialog:Secrets:Key"]);
    }

    [Fact]
    public void Of_a_folder_that_is_not_there_ends_the_start_by_name()
    {
        ConfigurationManager configuration = Given((Folder, Path.Combine(_folder, "nowhere")));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(configuration.AddSecretFiles);
        Assert.Contains(Folder, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_looked_for_nowhere_unless_a_folder_is_named()
    {
        ConfigurationManager configuration = Given();
        configuration.AddSecretFiles();
        Assert.Null(configuration["Dialog:Secrets:Key"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ConfigurationManager Given(params (string Name, string Value)[] settings)
    {
        ConfigurationManager configuration = new();
        configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        return configuration;
    }
}
