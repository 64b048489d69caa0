namespace Dialog.Regions;

/// <summary>A row of a table file.</summary>
/// <param name="Number">As a spreadsheet counts, from one.</param>
public sealed record TableRow(int Number, string[] Cells);

/// <summary>What is wrong in a cell of a table.</summary>
/// <param name="Column">The heading, or the letter of a column without one; null: the whole row.</param>
/// <param name="Value">What stands there.</param>
public sealed record TableFault(int Row, string? Column, string Code, string? Value = null);

/// <summary>
/// A table of bodies on top of the ones a region has: a row names a new body or changes the one of its code, or of its name where it gives no
/// code. Nothing that the table does not name is lost, an empty cell leaves what there is.
/// </summary>
public sealed class AuthorityTable
{
    public const int MostRows = 2000;
    private const int LongestName = 300;
    private const int LongestPhone = 100;

    private static readonly Dictionary<string, string[]> Headings = new()
    {
        ["id"] = ["код", "id", "code"],
        ["name"] = ["название", "наименование", "орган", "наименование органа", "название органа", "name"],
        ["parent"] = ["вышестоящий орган", "вышестоящий", "подчинён", "подчинен", "parent"],
        ["phone"] = ["телефон", "phone"],
    };

    private readonly List<TableFault> _faults = [];
    private readonly Dictionary<string, int> _columns = [];
    private readonly string[] _titles;
    private readonly List<Authority> _authorities;

    private AuthorityTable(TableRow? heading, RegionConfiguration region)
    {
        _titles = heading?.Cells ?? [];
        _authorities = [.. region.Authorities];
    }

    /// <summary>All faults of the table, and the region's bodies with its rows when there are none.</summary>
    public static (IReadOnlyList<TableFault> Faults, Authority[] Authorities) Read(IReadOnlyList<TableRow> rows, RegionConfiguration region)
    {
        TableRow[] filled = [.. rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c)))];
        AuthorityTable table = new(filled.FirstOrDefault(), region);
        table.Read(filled);
        return ([.. table._faults.OrderBy(f => f.Row)], [.. table._authorities]);
    }

    private void Read(TableRow[] rows)
    {
        if (rows.Length == 0)
        {
            _faults.Add(new(1, null, "table-empty"));
            return;
        }

        ReadHeading(rows[0]);
        if (rows.Length - 1 > MostRows)
        {
            _faults.Add(new(rows[0].Number, null, "too-many-rows", $"{rows.Length - 1}"));
        }

        if (_faults.Count > 0)
        {
            return;
        }

        List<(TableRow Row, string Id)> taken = [];
        foreach (TableRow row in rows.Skip(1))
        {
            if (Take(row, taken) is { } id)
            {
                taken.Add((row, id));
            }
        }

        // A parent may stand below its children.
        foreach ((TableRow row, string id) in taken)
        {
            Place(row, id);
        }

        foreach ((TableRow row, string id) in taken.Where(t => IsInCircle(t.Id)))
        {
            Fault(row, "parent", "parent-circle");
        }
    }

    private void ReadHeading(TableRow row)
    {
        for (int i = 0; i < row.Cells.Length; i++)
        {
            string title = row.Cells[i].Trim();
            if (title.Length == 0)
            {
                continue;
            }

            string? column = Headings.FirstOrDefault(h => h.Value.Contains(title.ToLowerInvariant())).Key;
            if (column is null)
            {
                _faults.Add(new(row.Number, title, "column-unknown", title));
            }
            else if (!_columns.TryAdd(column, i))
            {
                _faults.Add(new(row.Number, title, "column-twice", title));
            }
        }

        if (!_columns.ContainsKey("name"))
        {
            _faults.Add(new(row.Number, null, "column-missing", Headings["name"][0]));
        }
    }

    private string? Take(TableRow row, List<(TableRow Row, string Id)> taken)
    {
        int before = _faults.Count;
        if (row.Cells.Skip(_titles.Length).Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            _faults.Add(new(row.Number, Letter(_titles.Length), "cell-beyond-heading"));
        }

        (string id, string name, string phone) = (Cell(row, "id"), Cell(row, "name"), Cell(row, "phone"));
        if (name.Length is 0 or > LongestName)
        {
            Fault(row, "name", name.Length == 0 ? "name-empty" : "name-too-long");
        }

        if (id.Length > 0 && !BodyIds.IsUsable(id))
        {
            Fault(row, "id", "id-unusable");
        }

        if (phone.Length > LongestPhone)
        {
            Fault(row, "phone", "phone-too-long");
        }

        if (_faults.Count > before)
        {
            return null;
        }

        Authority[] same = id.Length > 0 ? [.. _authorities.Where(a => a.Id == id)] : [.. _authorities.Where(a => Is(a, name))];
        if (same.Length > 1)
        {
            Fault(row, "name", "name-ambiguous");
            return null;
        }

        string known = same.Length == 1 ? same[0].Id : id.Length > 0 ? id : BodyIds.From(name, _authorities.Select(a => a.Id).ToHashSet());
        if (taken.Any(t => t.Id == known))
        {
            Fault(row, id.Length > 0 ? "id" : "name", id.Length > 0 ? "id-twice" : "name-twice");
            return null;
        }

        if (same.Length == 1)
        {
            _authorities[_authorities.IndexOf(same[0])] = same[0] with { Name = name, Phone = phone.Length > 0 ? phone : same[0].Phone };
        }
        else
        {
            _authorities.Add(new Authority(known, name, null, phone.Length > 0 ? phone : null));
        }

        return known;
    }

    private void Place(TableRow row, string id)
    {
        string parent = Cell(row, "parent");
        if (parent.Length == 0)
        {
            return;
        }

        Authority[] named = _authorities.Any(a => a.Id == parent) ? [.. _authorities.Where(a => a.Id == parent)] : [.. _authorities.Where(a => Is(a, parent))];
        string? fault = named switch
        {
            [] => "parent-unknown",
            [{ Closed: true }] => "parent-closed",
            [_] => null,
            _ => "parent-ambiguous",
        };
        if (fault is not null)
        {
            Fault(row, "parent", fault);
            return;
        }

        int at = _authorities.FindIndex(a => a.Id == id);
        _authorities[at] = _authorities[at] with { Parent = named[0].Id };
    }

    private bool IsInCircle(string id)
    {
        string? at = _authorities.Find(a => a.Id == id)?.Parent;
        for (int steps = 0; at is not null && steps <= _authorities.Count; steps++)
        {
            if (at == id)
            {
                return true;
            }

            at = _authorities.Find(a => a.Id == at)?.Parent;
        }

        return false;
    }

    private static bool Is(Authority authority, string name) => string.Equals(authority.Name, name, StringComparison.OrdinalIgnoreCase);

    private string Cell(TableRow row, string column) => _columns.TryGetValue(column, out int at) && at < row.Cells.Length ? row.Cells[at].Trim() : "";

    private void Fault(TableRow row, string column, string code) =>
        _faults.Add(new(row.Number, _columns.TryGetValue(column, out int at) ? _titles[at].Trim() : null, code, Cell(row, column)));

    private static string Letter(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + index / 26 - 1)}{(char)('A' + index % 26)}";
}
