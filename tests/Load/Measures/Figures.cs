using Spectre.Console;

namespace Dialog.Load.Measures;

/// <summary>The table at the end of a run.</summary>
internal sealed class Figures
{
    private readonly Table _table = new() { ShowHeaders = false };

    public Figures() => _table.AddColumns("", "");

    public Figures Add(string figure, string value)
    {
        _table.AddRow(Markup.Escape(figure), Markup.Escape(value));
        return this;
    }

    public void Show() => AnsiConsole.Write(_table);
}
