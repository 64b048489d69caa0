using Dialog.Local.Demo;
using Spectre.Console;

namespace Dialog.Local;

/// <summary>What the person who started us reads.</summary>
internal static class Screen
{
    // Paths and addresses are copied from here: no wrapping of ours inside them, the terminal does that.
    private static readonly IAnsiConsole Lines = Endless();

    public static void Done(string what, TimeSpan took) =>
        Lines.MarkupLine($"[green]✓[/] {Markup.Escape(what)} [grey]{took.TotalSeconds:0.0} s[/]");

    public static void Say(string what) => Lines.MarkupLine($"  {Markup.Escape(what)}");

    public static void Warn(string what) => Lines.MarkupLine($"[yellow]![/] {Markup.Escape(what)}");

    public static void Fail(string what) => Lines.MarkupLine($"[red]✗[/] {Markup.Escape(what)}");

    public static void Summary(LocalOptions options, IReadOnlyList<Uri> addresses, SignIn signIn, string database, bool consoleIsThere)
    {
        Table table = new() { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("").PadRight(3).NoWrap());
        table.AddColumn(new TableColumn(""));
        Row(consoleIsThere ? "Console" : "Api", string.Join(Environment.NewLine, addresses.Select(a => $"[bold link]{a}[/]")));
        if (options.Demo)
        {
            Row("Write as a resident", $"[link]{new Uri(addresses[0], "/r/demo")}[/]");
        }

        Row("Sign in", string.Join(Environment.NewLine, Accounts(options, signIn)));
        Row("Database", Markup.Escape(database));
        Row("Data", Markup.Escape(options.DataFolder));
        Row("Logs", Markup.Escape(options.LogFolder));
        Row("Stop", "Ctrl+C; the data stays");
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 160;
        }

        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Panel(table) { Header = new PanelHeader(" Dialog is running "), Border = BoxBorder.Rounded, Padding = new Padding(2, 1) });

        void Row(string name, string value) => table.AddRow(new Markup($"[grey]{name}[/]"), new Markup(value));
    }

    private static IAnsiConsole Endless()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        console.Profile.Width = 10_000;
        return console;
    }

    private static IEnumerable<string> Accounts(LocalOptions options, SignIn signIn)
    {
        if (options.Demo)
        {
            foreach ((string? login, string? who) in DemoSeed.Accounts)
            {
                yield return $"[bold]{login}[/]  [grey]{Markup.Escape(who)}[/]";
            }
        }
        yield return "[bold]admin[/]  [grey]administrator[/]";
        yield return $"password of all: [bold]{Markup.Escape(signIn.Password)}[/]  [grey](until you change it)[/]";
    }
}
