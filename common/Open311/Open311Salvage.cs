using System.Net;
using System.Text.RegularExpressions;

namespace Dialog.Open311;

/// <summary>
/// What can be read of XML that is none: end tags that do not match or are missing, text without escapes. GeoReport mixes no text
/// with elements, so an element with text ends where the next tag begins; what is cut off at the end is dropped. Pure.
/// </summary>
internal static partial class Open311Salvage
{
    private const int Deepest = 64;
    private static readonly string[] Ours = ["<service_request_id", "<token", "<update_id", "<service_code", "<errors"];

    /// <summary>Null when nothing in it is of GeoReport.</summary>
    public static Open311Tree? Read(string text)
    {
        if (!Ours.Any(o => text.Contains(o, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        Stack<Element> open = new([new("")]);
        int at = 0;
        foreach (ValueMatch tag in Tag().EnumerateMatches(text))
        {
            open.Peek().Text += text[at..tag.Index];
            at = tag.Index + tag.Length;
            Take(open, text.AsSpan(tag.Index + 1, tag.Length - 2));
        }
        if (open.Count > 1 && open.Peek().HasText)
        {
            open.Pop();
        }

        while (open.Count > 1)
        {
            Close(open);
        }

        return open.Pop().Tree;
    }

    private static void Take(Stack<Element> open, ReadOnlySpan<char> tag)
    {
        bool ends = tag[0] == '/', isEmpty = tag[^1] == '/';
        string name = NameOf(tag.Trim('/'));
        if (!ends)
        {
            if (open.Peek().HasText && open.Count > 1)
            {
                Close(open);
            }

            if (isEmpty)
            {
                open.Peek().Children.Add(new(name, "", []));
            }
            else if (open.Count < Deepest)
            {
                open.Push(new(name));
            }
        }
        else if (name.Length > 0 && open.Any(e => e.Name == name))
        {
            while (open.Peek().Name != name)
            {
                Close(open);
            }

            Close(open);
        }
        else if (open.Count > 1 && open.Peek().HasText)
        {
            Close(open);
        }
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        int end = tag.IndexOfAny(" \t\r\n");
        string name = (end < 0 ? tag : tag[..end]).ToString();
        return name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
    }

    private static void Close(Stack<Element> open)
    {
        Open311Tree tree = open.Pop().Tree;
        open.Peek().Children.Add(tree);
    }

    private sealed class Element(string name)
    {
        public string Name { get; } = name;

        public string Text { get; set; } = "";

        public List<Open311Tree> Children { get; } = [];

        public bool HasText => Children.Count == 0 && !string.IsNullOrWhiteSpace(Text);

        public Open311Tree Tree => new(Name, Children.Count == 0 ? WebUtility.HtmlDecode(Text) : null, Children);
    }

    [GeneratedRegex("</?[A-Za-z_][^<>]*>")]
    private static partial Regex Tag();
}
