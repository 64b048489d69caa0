using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>A file becomes one named layer for each of its years and replaces the layer the calendar has of that year.</summary>
public sealed class LayersFromAFile
{
    private static CalendarLayer[] Shipped(string years, CalendarLayerKind kind = CalendarLayerKind.Federal) =>
        CalendarFiles.Read(new CalendarFile { Format = "shipped", Content = years, Kind = kind }).Layers;

    [Theory]
    [InlineData(CalendarLayerKind.Federal, "ru-2026", "Производственный календарь 2026")]
    [InlineData(CalendarLayerKind.Regional, "regional-2026", "Праздники региона 2026")]
    public void Are_named_by_their_kind_and_year(CalendarLayerKind kind, string id, string name)
    {
        CalendarLayer layer = Assert.Single(Shipped("2026", kind));

        Assert.Equal((id, name, kind), (layer.Id, layer.Name, layer.Kind));
    }

    [Fact]
    public void Take_the_place_of_the_year_the_calendar_had()
    {
        CalendarLayer stored = Shipped("2026")[0] with { Days = [] };
        CalendarLayer other = Shipped("2025")[0];
        CalendarConfiguration calendar = new() { Version = 1, Layers = [stored, other] };

        CalendarLayer[] layers = calendar.With(Shipped("2026")).Layers;

        Assert.Equal(["ru-2026", "ru-2025"], layers.Select(l => l.Id));
        Assert.Equal(ProductionCalendars.Russia(2026).Days, layers[0].Days);
        Assert.Same(other, layers[1]);
    }

    [Fact]
    public void Say_what_a_year_without_a_decree_still_waits_for()
    {
        ProductionYear year = ProductionCalendars.Russia(2027);

        Assert.Equal([.. year.Basis, year.Provisional!], Shipped("2027")[0].Basis);
    }

    [Fact]
    public void Are_not_made_twice_of_a_year_named_twice() => Assert.Equal(["ru-2026"], Shipped("2026, 2026").Select(l => l.Id));

    [Theory]
    [InlineData("2026,1999", "year-not-shipped-1999")]
    [InlineData("soon", "year-not-shipped-soon")]
    [InlineData(" , ", "no-days")]
    public void Are_none_when_a_year_does_not_come_with_the_product(string years, string code)
    {
        (CalendarLayer[] layers, IReadOnlyList<CalendarProblem> problems) =
            CalendarFiles.Read(new CalendarFile { Format = "shipped", Content = years, Kind = CalendarLayerKind.Federal });

        Assert.Empty(layers);
        Assert.Equal([new("content", code)], problems);
    }
}
