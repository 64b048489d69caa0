using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dialog.Support.StandIns;

/// <summary>One connection, signed in or not yet, of <see cref="ImapServer"/>.</summary>
internal sealed partial class ImapSession(ImapServer server, Stream stream)
{
    private ImapMailbox? _selected;
    private uint[] _shown = [];
    private bool _known;

    private sealed class LineLost : IOException;

    public async Task Talk(CancellationToken stop)
    {
        await Say($"* OK [CAPABILITY {Capabilities}] stand-in ready");
        while (await Line(stop) is { } line)
        {
            string[] parts = line.Split(' ', 3);
            string tag = parts[0], verb = parts.Length > 1 ? parts[1].ToUpperInvariant() : "", rest = parts.Length > 2 ? parts[2] : "";
            if (verb == "UID")
            {
                string[] more = rest.Split(' ', 2);
                verb = $"UID {more[0].ToUpperInvariant()}";
                rest = more.Length > 1 ? more[1] : "";
            }

            server.Commands.Enqueue(verb is "LOGIN" or "AUTHENTICATE" ? verb : $"{verb} {rest}".Trim());
            if (server.Meets(new ImapFault.DropAt(verb)))
            {
                throw new LineLost();
            }

            if (!await Do(tag, verb, rest, stop))
            {
                return;
            }
        }
    }

    private string Capabilities => $"IMAP4rev1 {(server.TakesToken is null ? "AUTH=PLAIN" : "AUTH=XOAUTH2 LOGINDISABLED")} SPECIAL-USE LITERAL+{(server.Idles ? " IDLE" : "")}";

    private async Task<bool> Do(string tag, string verb, string rest, CancellationToken stop)
    {
        if (!_known && verb is not ("CAPABILITY" or "NOOP" or "LOGOUT" or "LOGIN" or "AUTHENTICATE" or "ID"))
        {
            await Say($"{tag} NO sign in first");
            return true;
        }

        switch (verb)
        {
            case "CAPABILITY":
                await Say($"* CAPABILITY {Capabilities}\r\n{tag} OK done");
                break;
            case "LOGIN":
                Match named = Login().Match(rest);
                await SignIn(tag, Plain(named.Groups[1].Value), Plain(named.Groups[2].Value));
                break;
            case "AUTHENTICATE":
                await Authenticate(tag, rest, stop);
                break;
            case "LIST" or "XLIST" or "LSUB":
                await List(tag, rest);
                break;
            case "SELECT" or "EXAMINE":
                await Select(tag, verb, Plain(rest.Split(" (")[0]));
                break;
            case "CLOSE" or "UNSELECT":
                _selected = null;
                await Say($"{tag} OK closed");
                break;
            case "UID SEARCH":
                await Say($"* SEARCH{string.Concat(Messages().Where(l => new ImapQuery(rest).Takes(l, Messages())).Select(l => $" {l.Uid}"))}\r\n{tag} OK found");
                break;
            case "UID FETCH":
                await Fetch(tag, rest);
                break;
            case "UID STORE":
                await Store(tag, rest);
                break;
            case "APPEND":
                await Append(tag, rest);
                break;
            case "IDLE" when server.Idles:
                await Idle(tag, stop);
                break;
            case "NOOP" or "CHECK":
                await Tell();
                await Say($"{tag} OK still here");
                break;
            case "ID" or "NAMESPACE":
                await Say(verb == "ID" ? $"* ID NIL\r\n{tag} OK done" : $"* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n{tag} OK done");
                break;
            case "LOGOUT":
                await Say($"* BYE\r\n{tag} OK");
                return false;
            default:
                await Say($"{tag} BAD not here: {verb}");
                break;
        }

        return true;
    }

    private ImapMessage[] Messages() => _selected?.Messages ?? [];

    private async Task SignIn(string tag, string login, string password)
    {
        _known = login == server.Login && password == server.Password && server.TakesToken is null;
        await SignedIn(tag);
    }

    private async Task SignedIn(string tag)
    {
        if (server.ChecksNobody)
        {
            _known = false;
            await Say($"{tag} NO [UNAVAILABLE] Temporary authentication failure.");
            return;
        }

        if (_known)
        {
            server.SignedIn();
        }

        await Say(_known ? $"{tag} OK [CAPABILITY {Capabilities}] welcome" : $"{tag} NO [AUTHENTICATIONFAILED] Invalid credentials");
    }

    private async Task Authenticate(string tag, string rest, CancellationToken stop)
    {
        string[] parts = rest.Split(' ');
        bool byToken = server.TakesToken is not null && parts[0].Equals("XOAUTH2", StringComparison.OrdinalIgnoreCase);
        if (!byToken && !parts[0].Equals("PLAIN", StringComparison.OrdinalIgnoreCase))
        {
            await Say($"{tag} NO unknown mechanism");
            return;
        }

        string? shownBack = parts.Length > 1 ? parts[1] : null;
        if (shownBack is null)
        {
            await Say("+ ");
            shownBack = await Line(stop) ?? "";
        }

        if (byToken)
        {
            await ShowToken(tag, Encoding.UTF8.GetString(Convert.FromBase64String(shownBack)), stop);
            return;
        }

        string[] said = Encoding.UTF8.GetString(Convert.FromBase64String(shownBack)).Split('\0');
        await SignIn(tag, said.ElementAtOrDefault(1) ?? "", said.ElementAtOrDefault(2) ?? "");
    }

    // "user=…^Aauth=Bearer …^A^A"; a refusal is explained in a challenge that the client answers with nothing.
    private async Task ShowToken(string tag, string shown, CancellationToken stop)
    {
        string[] said = shown.Split('\x01');
        _known = said[0] == $"user={server.Login}" && said.ElementAtOrDefault(1) is { } bearer && bearer.StartsWith("auth=Bearer ", StringComparison.Ordinal) && server.TakesToken!(bearer["auth=Bearer ".Length..]);
        if (!_known)
        {
            await Say($"+ {Convert.ToBase64String("{\"status\":\"401\",\"schemes\":\"Bearer\"}"u8)}");
            await Line(stop);
        }

        await SignedIn(tag);
    }

    private async Task Append(string tag, string rest)
    {
        Match asked = Appended().Match(rest);
        if (!asked.Success || Plain(asked.Groups["name"].Value) is not ("Sent" or "INBOX") || server.Meets(new ImapFault.RefuseAppend()))
        {
            await Say($"{tag} NO [OVERQUOTA] not kept");
            return;
        }

        ImapMailbox folder = Plain(asked.Groups["name"].Value) == "Sent" ? server.Sent : server.Inbox;
        uint uid = folder.Deliver(asked.Groups["mail"].Value, seen: asked.Groups["flags"].Value.Contains("Seen", StringComparison.OrdinalIgnoreCase));
        await Say($"{tag} OK [APPENDUID {folder.Validity} {uid}] kept");
    }

    private async Task List(string tag, string rest)
    {
        string sent = server.MarksSent ? "\\HasNoChildren \\Sent" : "\\HasNoChildren";
        string all = rest.EndsWith("\"\"", StringComparison.Ordinal) && !rest.StartsWith('(')
            ? "* LIST (\\Noselect) \"/\" \"\"\r\n"
            : $"* LIST (\\HasNoChildren) \"/\" INBOX\r\n* LIST ({sent}) \"/\" Sent\r\n";
        if (rest.EndsWith("INBOX", StringComparison.OrdinalIgnoreCase) || rest.EndsWith("\"INBOX\"", StringComparison.OrdinalIgnoreCase))
        {
            all = "* LIST (\\HasNoChildren) \"/\" INBOX\r\n";
        }

        await Say($"{all}{tag} OK listed");
    }

    private async Task Select(string tag, string verb, string name)
    {
        _selected = name.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? server.Inbox : name == "Sent" ? server.Sent : null;
        if (_selected is null)
        {
            await Say($"{tag} NO [NONEXISTENT] no such folder");
            return;
        }

        _shown = [.. _selected.Messages.Select(l => l.Uid)];
        await Say($"* FLAGS (\\Seen \\Answered \\Deleted)\r\n* {_shown.Length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY {_selected.Validity}] valid\r\n* OK [UIDNEXT {_selected.Next}] next\r\n{tag} OK [{(verb == "SELECT" ? "READ-WRITE" : "READ-ONLY")}] open");
    }

    // Changes since the client was last notified: removals by their place, then how many there are.
    private async Task Tell()
    {
        if (_selected is null)
        {
            return;
        }

        uint[] now = [.. _selected.Messages.Select(l => l.Uid)];
        for (int i = _shown.Length - 1; i >= 0; i--)
        {
            if (!now.Contains(_shown[i]))
            {
                await Say($"* {i + 1} EXPUNGE");
            }
        }

        if (now.Except(_shown).Any())
        {
            await Say($"* {now.Length} EXISTS");
        }

        _shown = now;
    }

    private async Task Idle(string tag, CancellationToken stop)
    {
        await Say("+ idling");
        Task<string?> done = Line(stop);
        while (!done.IsCompleted)
        {
            Task changed = _selected?.Changed ?? Task.Delay(Timeout.Infinite, stop);
            await Tell();
            await Task.WhenAny(done, changed);
        }

        await done;
        await Say($"{tag} OK idled");
    }

    private async Task Fetch(string tag, string rest)
    {
        int space = rest.IndexOf(' ', StringComparison.Ordinal);
        string set = rest[..space], items = rest[(space + 1)..].ToUpperInvariant();
        ImapMessage[] all = Messages();
        foreach (ImapMessage mail in all.Where(l => ImapQuery.InSet(set, l.Uid, all)))
        {
            Match body = Body().Match(items);
            if (body.Success && server.Meets(new ImapFault.RefuseMessage(mail.Uid)))
            {
                await Say($"{tag} NO [SERVERBUG] cannot read message");
                return;
            }

            int number = Array.FindIndex(all, l => l.Uid == mail.Uid) + 1;
            StringBuilder said = new($"* {number} FETCH (UID {mail.Uid}");
            if (items.Contains("INTERNALDATE", StringComparison.Ordinal))
            {
                said.Append(CultureInfo.InvariantCulture, $" INTERNALDATE \"{mail.ArrivedAt.ToString("dd-MMM-yyyy HH:mm:ss ", CultureInfo.InvariantCulture)}{mail.ArrivedAt.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal)}\"");
            }

            if (items.Contains("RFC822.SIZE", StringComparison.Ordinal))
            {
                said.Append(CultureInfo.InvariantCulture, $" RFC822.SIZE {mail.SaidSize ?? mail.Bytes.Length}");
            }

            if (items.Contains("FLAGS", StringComparison.Ordinal))
            {
                said.Append(CultureInfo.InvariantCulture, $" FLAGS ({string.Join(' ', mail.Flags)})");
            }

            if (body.Success)
            {
                await Bytes(mail, said, body);
            }

            await Say($"{said})");
        }

        await Say($"{tag} OK fetched");
    }

    private async Task Bytes(ImapMessage mail, StringBuilder said, Match body)
    {
        byte[] bytes = mail.Bytes;
        string part = body.Groups["part"].Value;
        if (part.StartsWith("HEADER", StringComparison.Ordinal))
        {
            int end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
            bytes = end < 0 ? bytes : bytes[..(end + 4)];
        }

        string place = "";
        if (body.Groups["first"].Success)
        {
            int first = int.Parse(body.Groups["first"].ValueSpan, CultureInfo.InvariantCulture), count = int.Parse(body.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
            bytes = [.. bytes.Skip(first).Take(count)];
            place = $"<{first}>";
        }

        if (!body.Value.Contains("PEEK", StringComparison.Ordinal))
        {
            mail.Flags.Add("\\Seen");
        }

        await Say($"{said} BODY[{part}]{place} {{{bytes.Length}}}");
        said.Clear();
        if (server.Meets(new ImapFault.DropInMessage(mail.Uid)))
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            throw new LineLost();
        }

        await stream.WriteAsync(bytes);
    }

    private async Task Store(string tag, string rest)
    {
        Match asked = Flags().Match(rest);
        ImapMessage[] all = Messages();
        foreach (ImapMessage mail in all.Where(l => ImapQuery.InSet(asked.Groups["set"].Value, l.Uid, all)))
        {
            string[] flags = asked.Groups["flags"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (asked.Groups["sign"].Value == "-")
            {
                mail.Flags.ExceptWith(flags);
            }
            else
            {
                mail.Flags.UnionWith(flags);
            }
        }

        await Say($"{tag} OK stored");
    }

    private async Task Say(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"));

    // A command, with its literals ({5} or {5+}) put in as quoted words.
    private async Task<string?> Line(CancellationToken stop)
    {
        List<byte> line = new();
        byte[] one = new byte[1];
        while (true)
        {
            if (await stream.ReadAsync(one, stop) == 0)
            {
                return null;
            }

            if (one[0] != '\n')
            {
                line.Add(one[0]);
                continue;
            }

            string text = Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            if (Literal().Match(text) is not { Success: true } literal)
            {
                return text;
            }

            if (literal.Groups[2].Length == 0)
            {
                await Say("+ go on");
            }

            byte[] bytes = new byte[int.Parse(literal.Groups[1].ValueSpan, CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(bytes, stop);
            line = [.. Encoding.UTF8.GetBytes($"{text[..literal.Index]}\"{Encoding.UTF8.GetString(bytes)}\"")];
        }
    }

    private static string Plain(string word) => word.Trim().Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex("^(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+) (\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)$")]
    private static partial Regex Login();

    [GeneratedRegex("^(?<name>\"[^\"]*\"|\\S+) (?:\\((?<flags>[^)]*)\\) )?(?:\"(?<date>[^\"\r\n]{20,40})\" )?\"(?<mail>.*)\"$", RegexOptions.Singleline)]
    private static partial Regex Appended();

    [GeneratedRegex(@"\{(\d+)(\+?)\}$")]
    private static partial Regex Literal();

    [GeneratedRegex(@"BODY(\.PEEK)?\[(?<part>[^\]]*)\](<(?<first>\d+)\.(?<count>\d+)>)?")]
    private static partial Regex Body();

    [GeneratedRegex(@"^(?<set>\S+) (?<sign>[+-]?)FLAGS(\.SILENT)? \(?(?<flags>[^)]*)\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Flags();
}
