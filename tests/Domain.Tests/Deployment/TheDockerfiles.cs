using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Deployment;

/// <summary>The images of silo and api, read as their builder reads them.</summary>
public sealed partial class TheDockerfiles
{
    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public void Name_their_bases_by_version(string program)
    {
        string[] stages = [.. Lines(program, "FROM").Select(f => f.Split(" AS ")).Where(f => f.Length == 2).Select(f => f[1])];
        Assert.All(Lines(program, "FROM").Select(f => f.Split(' ')[0]).Except(stages), f => Assert.Matches(@"^[\w./-]+:\d+(\.\d+)*[\w.-]*$", f));
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public void Run_the_program_as_the_account_of_the_image(string program)
    {
        string last = Repository.Text($"deploy/containers/{program}.Dockerfile").Split("\nFROM ")[^1];
        Assert.Equal("$APP_UID", Assert.Single(last.Split('\n'), l => l.StartsWith("USER ", StringComparison.Ordinal))[5..]);
        Match entry = Entry().Match(last);
        // The assembly is named after the project.
        Assert.True(System.IO.File.Exists(Path.Combine(Repository.Root, program, $"{entry.Groups[1].Value}.csproj")), $"{entry.Value}: there is no such program");
        Assert.Contains($"dotnet publish {program} ", Repository.Text($"deploy/containers/{program}.Dockerfile"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silo", "silo")]
    [InlineData("api", "api")]
    public void Open_the_ports_the_chart_names(string program, string component)
    {
        string[] open = Assert.Single(Lines(program, "EXPOSE")).Split(' ');
        string chart = Repository.Text($"deploy/helm/dialog/templates/{component}.yaml");
        Assert.Equal(open.Order(), Ports().Matches(chart).Select(m => m.Groups[1].Value).Order());
        Assert.Contains(open[0], Assert.Single(Lines(program, "ENV")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public void Copy_only_what_is_there(string program)
    {
        foreach (string copied in Lines(program, "COPY").Where(c => !c.StartsWith("--from", StringComparison.Ordinal)).SelectMany(c => c.Split(' ')[..^1]).Where(c => !c.Contains('*', StringComparison.Ordinal)))
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, copied)), copied);
        }
    }

    [Fact]
    public void Leave_secrets_and_what_was_built_here_out() =>
        Assert.All((string[])["**/bin", "**/obj", ".git", "secrets", "**/.env"], line => Assert.Contains(line, Repository.Text(".dockerignore").Split('\n')));

    private static IEnumerable<string> Lines(string program, string instruction) =>
        Repository.Text($"deploy/containers/{program}.Dockerfile").Split('\n').Where(l => l.StartsWith($"{instruction} ", StringComparison.Ordinal)).Select(l => l[(instruction.Length + 1)..]);

    [GeneratedRegex(@"ENTRYPOINT \[""dotnet"", ""([\w.]+)\.dll""\]")]
    private static partial Regex Entry();

    [GeneratedRegex(@"containerPort: (\d+)")]
    private static partial Regex Ports();
}
