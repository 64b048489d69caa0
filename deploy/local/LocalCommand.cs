using System.CommandLine;
using Dialog.Hosting.Cluster;

namespace Dialog.Local;

/// <summary>The command line: <c>dotnet run --project deploy/local -- [options]</c>.</summary>
internal static class LocalCommand
{
    public static RootCommand Build()
    {
        Option<int> silos = Count("--silos", 1, 16, "Silos (they hold the cases) to start, each a process of its own.");
        Option<int> apis = Count("--apis", 1, 16, "Api nodes (HTTP, console, live hub) to start, each on a port of its own.");
        Option<int> port = new("--port")
        {
            Description = "Port of the console. When it is taken the next free one is used. Further api nodes take the ports after it.",
            HelpName = "port",
            DefaultValueFactory = _ => 8080,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > 65535)
            {
                result.AddError("--port must be between 1 and 65535.");
            }
        });
        Option<string?> postgres = new("--postgres")
        {
            Description = "Use this PostgreSQL (15 or newer) instead of the embedded one, e.g. \"Host=db;Database=dialog;Username=dialog;Password=...\". The database must exist.",
            HelpName = "connection string",
        };
        Option<string?> data = new("--data")
        {
            Description = "Folder of everything that must survive a restart: database, passwords, logs. Default: .dialog in the repository.",
            HelpName = "folder",
        };
        Option<bool> noDemo = new("--no-demo") { Description = "Start empty: no demo region, no simulated residents. Sign in as admin." };
        Option<bool> noConsole = new("--no-console") { Description = "Do not look whether the console needs building; what was built before is served." };
        Option<bool> open = new("--open") { Description = "Open the console in the browser when it is ready." };

        RootCommand command = new(
            "Runs Dialog on this machine in its production topology: PostgreSQL, silos and api nodes as separate processes, " +
            "with a demo region whose simulated residents write and react. Ctrl+C stops everything; the data stays, " +
            "and the next start with the same --data folder goes on with it. Deleting the folder starts from nothing.")
        {
            silos, apis, port, postgres, data, noDemo, noConsole, open,
        };
        command.SetAction(parsed => LocalRun.ExecuteAsync(new LocalOptions
        {
            Silos = parsed.GetValue(silos),
            Apis = parsed.GetValue(apis),
            Port = parsed.GetValue(port),
            Postgres = parsed.GetValue(postgres),
            DataFolder = Path.GetFullPath(parsed.GetValue(data) ?? Path.Combine(BuildOutput.RepositoryRoot, ".dialog")),
            BuildConsole = !parsed.GetValue(noConsole),
            Demo = !parsed.GetValue(noDemo),
            OpenBrowser = parsed.GetValue(open),
        }));
        return command;
    }

    private static Option<int> Count(string name, int least, int most, string description)
    {
        Option<int> option = new(name) { Description = description, HelpName = "number", DefaultValueFactory = _ => least };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (result.GetValueOrDefault<int>() is var value) && (value < least || value > most))
            {
                result.AddError($"{name} must be between {least} and {most}.");
            }
        });
        return option;
    }
}
