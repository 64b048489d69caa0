using System.Globalization;
using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Files of calendars as layers, one for each year in them.</summary>
internal static class CalendarFiles
{
    public const string Shipped = "shipped";

    /// <summary>The layers of a file, or what is wrong with it.</summary>
    public static (CalendarLayer[] Layers, IReadOnlyList<CalendarProblem> Problems) Read(CalendarFile file)
    {
        if (file.Format == Shipped)
        {
            return FromProduct(file);
        }

        CalendarImport read = CalendarImport.From(file.Format, file.Content);
        return ([.. read.Days.GroupBy(d => d.Date.Year).Select(y => Layer(file.Kind, y.Key, [.. y], file.Basis is { Length: > 0 } basis ? [basis] : []))],
            read.Problems);
    }

    /// <summary>The calendar with the layers in it; a layer of the same id is replaced.</summary>
    public static CalendarConfiguration With(this CalendarConfiguration calendar, CalendarLayer[] layers) => calendar with
    {
        Layers =
        [
            .. calendar.Layers.Select(l => Array.Find(layers, n => n.Id == l.Id) ?? l),
            .. layers.Where(n => !Array.Exists(calendar.Layers, l => l.Id == n.Id)),
        ],
    };

    private static (CalendarLayer[] Layers, IReadOnlyList<CalendarProblem> Problems) FromProduct(CalendarFile file)
    {
        List<CalendarLayer> layers = new();
        foreach (string? part in file.Content.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int year) || !ProductionCalendars.RussianYears.Contains(year))
            {
                return ([], [new("content", $"year-not-shipped-{part}")]);
            }

            ProductionYear known = ProductionCalendars.Russia(year);
            layers.Add(Layer(file.Kind, year, known.Days, known.Provisional is { } missing ? [.. known.Basis, missing] : known.Basis));
        }
        return layers.Count == 0 ? ([], [new("content", "no-days")]) : ([.. layers.DistinctBy(l => l.Id)], []);
    }

    private static CalendarLayer Layer(CalendarLayerKind kind, int year, ProductionDay[] days, string[] basis) => kind switch
    {
        CalendarLayerKind.Federal => new() { Id = $"ru-{year}", Kind = kind, Name = $"Производственный календарь {year}", Basis = basis, Days = days },
        _ => new() { Id = $"regional-{year}", Kind = kind, Name = $"Праздники региона {year}", Basis = basis, Days = days },
    };
}
