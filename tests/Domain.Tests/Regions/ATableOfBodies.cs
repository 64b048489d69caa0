using Dialog.Domain.Tests.Cases;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Regions;

/// <summary>Bodies from a spreadsheet: every fault by row and column, and nothing of the region lost.</summary>
public sealed class ATableOfBodies
{
    private static readonly string[] Heading = ["Код", "Название", "Вышестоящий орган", "Телефон"];

    [Fact]
    public void Adds_what_is_new_and_keeps_all_that_it_does_not_name()
    {
        Authority[] read = Good(["", "Отдел мостов", "Roads", "200-00-00"], ["parks", "Парки", "", ""]);

        Assert.Equal(Given.Region.Authorities, read.Take(4));
        Assert.Equal([new("otdel-mostov", "Отдел мостов", "roads", "200-00-00"), new Authority("parks", "Парки", null, null)], read.Skip(4));
    }

    [Fact]
    public void Changes_a_body_by_its_code_or_by_its_name_and_leaves_what_a_cell_leaves_empty()
    {
        Authority[] read = Good(["roads", "Дороги", "", "1"], ["", "HEALTH", "khimki", ""]);

        Assert.Equal(4, read.Length);
        Assert.Equal(new("roads", "Дороги", "head", "1"), read[1]);
        Assert.Equal(new("health", "HEALTH", "khimki", null), read[3]);
    }

    [Fact]
    public void Lets_a_body_stand_above_the_one_it_belongs_to() =>
        Assert.Equal("upravlenie", Good(["", "Отдел", "Управление", ""], ["", "Управление", "", ""]).Single(a => a.Name == "Отдел").Parent);

    public static TheoryData<string[], string?, string> Wrong => new()
    {
        { ["x", "", "", ""], "Название", "name-empty" },
        { ["a/b", "Мосты", "", ""], "Код", "id-unusable" },
        { ["x", "Мосты", "Луна", ""], "Вышестоящий орган", "parent-unknown" },
        { ["x", "Мосты", "x", ""], "Вышестоящий орган", "parent-circle" },
        { ["x", "Мосты", "Закрытый", ""], "Вышестоящий орган", "parent-closed" },
        { ["x", "Мосты", "", "1", "лишнее"], "E", "cell-beyond-heading" },
        { ["x", new string('а', 301), "", ""], "Название", "name-too-long" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Names_the_row_and_the_column_of_a_fault(string[] cells, string? column, string code)
    {
        RegionConfiguration region = Given.Region with { Authorities = [.. Given.Region.Authorities, new("old", "Закрытый", null, null, Closed: true)] };

        TableFault fault = Assert.Single(AuthorityTable.Read([new(1, Heading), new(2, ["y", "Парки", "", ""]), new(5, cells)], region).Faults);

        Assert.Equal((5, column, code), (fault.Row, fault.Column, fault.Code));
    }

    [Fact]
    public void Names_every_fault_at_once() =>
        Assert.Equal([(2, "name-empty"), (3, "parent-unknown"), (4, "name-twice")], Faults(["x", "", "", ""], ["", "Мосты", "Луна", ""], ["", "мосты", "", ""]));

    [Theory]
    [InlineData("Этаж", "column-unknown")]
    [InlineData("Наименование", "column-twice")]
    public void With_a_wrong_heading_is_not_read(string title, string code) =>
        Assert.Equal([code], AuthorityTable.Read([new(1, ["Название", title]), new(2, ["Мосты", "3"])], Given.Region).Faults.Select(f => f.Code));

    [Fact]
    public void Without_names_or_rows_says_so()
    {
        Assert.Equal(["column-missing"], AuthorityTable.Read([new(1, ["Код"]), new(2, ["x"])], Given.Region).Faults.Select(f => f.Code));
        Assert.Equal(["table-empty"], AuthorityTable.Read([new(1, [" ", ""])], Given.Region).Faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData("Министерство ЖКХ", "ministerstvo-zhkkh")]
    [InlineData("Roads & Co", "roads-co")]
    [InlineData("«»", "body")]
    [InlineData("Roads", "roads-2")]
    public void Makes_codes_from_names(string name, string code) => Assert.Equal(code, BodyIds.From(name, new HashSet<string> { "roads" }));

    private static Authority[] Good(params string[][] rows)
    {
        (IReadOnlyList<TableFault> faults, Authority[] authorities) = Read(rows);
        Assert.Empty(faults);
        return authorities;
    }

    private static IEnumerable<(int Row, string Code)> Faults(params string[][] rows) => Read(rows).Faults.Select(f => (f.Row, f.Code));

    private static (IReadOnlyList<TableFault> Faults, Authority[] Authorities) Read(string[][] rows) =>
        AuthorityTable.Read([new(1, Heading), .. rows.Select((r, i) => new TableRow(i + 2, r))], Given.Region);
}
