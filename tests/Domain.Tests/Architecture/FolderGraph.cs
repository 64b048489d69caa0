using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;
using IType = ArchUnitNET.Domain.IType;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>Which folder of a project uses which, read from its compiled types; a folder is the first part of a namespace after the project's own.</summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _edges = new(StringComparer.Ordinal);

    private FolderGraph()
    {
    }

    public int Count => _edges.Count;

    public static FolderGraph Of(Assembly project, string rootNamespace)
    {
        FolderGraph graph = new();
        foreach (IType type in new ArchLoader().LoadAssembly(project).Build().Types)
        {
            if (Folder(type, rootNamespace) is not { } from)
            {
                continue;
            }

            graph._edges.TryAdd(from, new SortedDictionary<string, string>(StringComparer.Ordinal));
            foreach (IType used in type.Dependencies.Select(d => d.Target).Where(t => type.Assembly.Equals(t.Assembly)))
            {
                if (Folder(used, rootNamespace) is { } to)
                {
                    graph.Add(from, to, $"{type.Name} uses {used.Name}");
                }
            }
        }

        return graph;
    }

    public void Add(string from, string to, string reason)
    {
        _edges.TryAdd(from, new SortedDictionary<string, string>(StringComparer.Ordinal));
        _edges.TryAdd(to, new SortedDictionary<string, string>(StringComparer.Ordinal));
        if (from != to)
        {
            _edges[from].TryAdd(to, reason);
        }
    }

    /// <summary>The shortest way from each folder back to itself, with a reason for each step; empty when no folder has one.</summary>
    public IReadOnlyList<string> Cycles() => [.. _edges.Keys.Select(WayBack).OfType<string>()];

    private string? WayBack(string start)
    {
        Queue<string> next = new([start]);
        Dictionary<string, string> reachedFrom = [];
        while (next.TryDequeue(out string? folder))
        {
            foreach (string to in _edges[folder].Keys.Where(to => reachedFrom.TryAdd(to, folder)))
            {
                if (to == start)
                {
                    return Describe(start, reachedFrom);
                }

                next.Enqueue(to);
            }
        }

        return null;
    }

    private string Describe(string start, Dictionary<string, string> reachedFrom)
    {
        List<string> steps = [];
        string to = start;
        do
        {
            string from = reachedFrom[to];
            steps.Insert(0, $"{from} -> {to} ({_edges[from][to]})");
            to = from;
        }
        while (to != start);

        return string.Join(", ", steps);
    }

    // The files in the project's own folder wire the rest together and may use all of it; nothing may use them.
    private static string? Folder(IType type, string rootNamespace)
    {
        string name = type.Namespace.FullName;
        return name == rootNamespace ? "(root)"
            : name.StartsWith($"{rootNamespace}.", StringComparison.Ordinal) ? name[(rootNamespace.Length + 1)..].Split('.')[0]
            : null;
    }
}
