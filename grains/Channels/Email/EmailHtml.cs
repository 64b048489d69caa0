using System.Text;
using MimeKit.Text;

namespace Dialog.Channels.Email;

/// <summary>HTML of a mail message → the text a person sees. What a program marked as quoted comes with "&gt; " before its lines. Pure.</summary>
internal sealed class EmailHtml
{
    private const int MaxDepth = 200;

    private readonly StringBuilder _text = new();
    private readonly List<Element> _open = [];
    private int _quoted;
    private int _hidden;
    private int _pre;
    private int _breaks;
    private bool _space;
    private bool _begun;

    private readonly record struct Element(string Name, bool Quotes, bool Hides);

    private EmailHtml()
    {
    }

    public static string Text(string html)
    {
        EmailHtml made = new();
        using StringReader reader = new(html);
        HtmlTokenizer tokens = new(reader) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out HtmlToken? token))
        {
            made.Take(token);
        }

        return made._text.ToString();
    }

    private void Take(HtmlToken token)
    {
        switch (token)
        {
            case HtmlTagToken tag:
                if (tag.IsEndTag)
                {
                    Close(tag);
                }
                else
                {
                    Open(tag);
                }

                break;
            case HtmlDataToken data when _hidden == 0 && token.Kind is HtmlTokenKind.Data or HtmlTokenKind.CData:
                Write(data.Data);
                break;
        }
    }

    private void Open(HtmlTagToken tag)
    {
        string name = tag.Name.ToLowerInvariant();
        Break(name, opens: true);
        if (name is "br" or "hr" or "img" or "meta" or "link" or "input" or "col" or "wbr" or "base" or "area" or "source" or "embed" or "param" || tag.IsEmptyElement)
        {
            return;
        }
        // An item or a paragraph that nobody closed ends where the next one begins.
        if (name is "p" or "li" or "tr" or "td" or "option" && _open.Count > 0 && _open[^1].Name == name)
        {
            Pop();
        }

        if (_open.Count >= MaxDepth)
        {
            return;
        }

        bool quotes = name == "blockquote" || Quotes(tag);
        bool hides = name is "script" or "style" or "head" or "title" or "noscript" or "template" or "object" or "select" or "svg" || IsHidden(tag);
        _open.Add(new(name, quotes, hides));
        _quoted += quotes ? 1 : 0;
        _hidden += hides ? 1 : 0;
        _pre += name == "pre" ? 1 : 0;
        if (quotes)
        {
            _breaks = Math.Max(_breaks, 1);
        }
    }

    private void Close(HtmlTagToken tag)
    {
        string name = tag.Name.ToLowerInvariant();
        if (name == "br")
        {
            Break(name, opens: true);
        }

        int at = _open.FindLastIndex(e => e.Name == name);
        if (at < 0)
        {
            return;
        }

        while (_open.Count > at)
        {
            Pop();
        }

        Break(name, opens: false);
    }

    private void Pop()
    {
        Element last = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _quoted -= last.Quotes ? 1 : 0;
        _hidden -= last.Hides ? 1 : 0;
        _pre -= last.Name == "pre" ? 1 : 0;
        if (last.Quotes)
        {
            _breaks = Math.Max(_breaks, 1);
        }
    }

    private void Break(string name, bool opens)
    {
        switch (name)
        {
            case "br" when _hidden == 0:
                _breaks++;
                _space = false;
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "table" or "ul" or "ol" or "pre" or "blockquote" or "hr":
                _breaks = Math.Max(_breaks, 2);
                break;
            case "div" or "tr" or "li" or "dt" or "dd" or "section" or "article" or "header" or "footer" or "center" or "body" or "address":
                _breaks = Math.Max(_breaks, 1);
                break;
            case "td" or "th" when !opens:
                _space = true;
                break;
        }
    }

    private void Write(string data)
    {
        foreach (char c in data)
        {
            if (_pre > 0 && c == '\n')
            {
                _breaks++;
            }
            else if (char.IsWhiteSpace(c) && !(_pre > 0 && c is ' ' or '\t' && _breaks == 0))
            {
                _space = true;
            }
            else if (c is not ('\u200b' or '\u200c' or '\u200d' or '\ufeff' or '\u00ad' or '\u034f' or '\0') || c == '\u200d' && _text.Length > 0 && _text[^1] > 127)
            {
                Start();
                _text.Append(c);
            }
        }
    }

    private void Start()
    {
        if (!_begun || _breaks > 0)
        {
            if (_begun)
            {
                _text.Append('\n', Math.Min(_breaks, 3));
            }

            for (int i = 0; i < Math.Min(_quoted, 5); i++)
            {
                _text.Append('>');
            }

            if (_quoted > 0)
            {
                _text.Append(' ');
            }
        }
        else if (_space && _text[^1] != ' ')
        {
            _text.Append(' ');
        }
        (_breaks, _space, _begun) = (0, false, true);
    }

    // The marks of Gmail, Yahoo, Apple Mail, Thunderbird and ProtonMail. Outlook and Mail.ru write header lines instead.
    private static bool Quotes(HtmlTagToken tag) => Value(tag, "class") is { } names
        && (names.Contains("gmail_quote", StringComparison.OrdinalIgnoreCase) && !names.Contains("gmail_quote_container", StringComparison.OrdinalIgnoreCase)
            || names.Contains("yahoo_quoted", StringComparison.OrdinalIgnoreCase) || names.Contains("protonmail_quote", StringComparison.OrdinalIgnoreCase));

    private static bool IsHidden(HtmlTagToken tag) => Value(tag, "style") is { } style
        && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) || style.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase));

    private static string? Value(HtmlTagToken tag, string name) => tag.Attributes.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
