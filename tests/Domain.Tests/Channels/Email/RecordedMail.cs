using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Dialog.Channels;
using Dialog.Channels.Email;
using MimeKit;

namespace Dialog.Domain.Tests.Channels.Email;

/// <summary>Mail messages of other projects' tests, which contain what mail programs have done wrong in thirty years.</summary>
public sealed partial class RecordedMail
{
    private static readonly ReadContext Stranger = new("mail", "demo", MailMessages.SeenAt, "somebody@else.example");

    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        string folder = SharedData.Folder("channels/email");
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, file);
            if (file.EndsWith(".mbox.txt", StringComparison.Ordinal))
            {
                int i = 0;
                foreach (byte[] mail in Split(File.ReadAllBytes(file)))
                {
                    yield return ($"{name}#{i++}", mail);
                }
            }
            else if (file.EndsWith(".eml", StringComparison.Ordinal) || name.Contains("messages", StringComparison.Ordinal) && file.EndsWith(".txt", StringComparison.Ordinal))
            {
                yield return (name, File.ReadAllBytes(file));
            }
        }
    }

    [Fact]
    public void Are_read_or_set_aside_in_words_each_in_a_moment()
    {
        Dictionary<string, List<string>> byResult = new();
        foreach ((string name, byte[] bytes) in All())
        {
            long begun = Stopwatch.GetTimestamp();
            ReadResult result = EmailReader.Read(bytes, Stranger);
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(10), name);
            string kind = result is ReadResult.Broken broken ? $"Broken {broken.Field}" : result.GetType().Name;
            (byResult.TryGetValue(kind, out List<string>? names) ? names : byResult[kind] = []).Add(name);
            Assert.False(result is ReadResult.Broken { Field: "$" }, $"{name}: {result}");
        }
        Assert.True(byResult["Message"].Count >= 150, string.Join("; ", byResult.Select(b => $"{b.Key} {b.Value.Count}")));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", byResult.Where(b => b.Key != "Message").Select(b => $"{b.Key}: {string.Join(", ", b.Value)}")));
    }

    [Fact]
    public void Have_the_sender_that_the_library_sees()
    {
        foreach ((string name, byte[] bytes) in All())
        {
            if (EmailReader.Read(bytes, Stranger) is not ReadResult.Message { Incoming: var read })
            {
                continue;
            }

            using MimeMessage message = MimeMessage.Load(new MemoryStream(EmailRaw.Message(bytes).ToArray()));
            string[] expected = [.. message.From.Mailboxes.Select(m => m.Address.ToLowerInvariant()).Where(a => a.Contains('@'))];
            if (expected.Length > 0)
            {
                Assert.True(expected.Contains(read.AuthorId), $"{name}: {read.AuthorId} is none of {string.Join(", ", expected)}");
            }

            Assert.EndsWith(":" + read.AuthorId, read.Conversation, StringComparison.Ordinal);
            Assert.True(read.MessageId.Length is > 0 and <= 200, name);
        }
    }

    [Fact]
    public void Show_the_words_of_their_text()
    {
        int compared = 0;
        List<string> missing = new();
        foreach ((string name, byte[] bytes) in All())
        {
            if (EmailReader.Read(bytes, Stranger) is not ReadResult.Message { Incoming: var read })
            {
                continue;
            }
            // The library does not know this escape without its declaration; the reader does.
            if (name.Contains("iso_2022", StringComparison.Ordinal))
            {
                continue;
            }

            using MimeMessage message = MimeMessage.Load(new MemoryStream(EmailRaw.Message(bytes).ToArray()));
            if (message.TextBody is not { } text || text.Contains('\ufffd'))
            {
                continue;
            }
            // The first words of its own lines, as far as nothing is quoted before them.
            string first = text.ReplaceLineEndings("\n").Split('\n').TakeWhile(l => l.TrimEnd() != "--").Select(l => l.Trim()).FirstOrDefault(l => l.Length > 3 && !l.StartsWith('>') && l.All(c => c < 128) && !l.EndsWith(':') && !l.StartsWith("On ", StringComparison.Ordinal)) ?? "";
            if (first.Length == 0 || first.StartsWith("begin", StringComparison.Ordinal))
            {
                continue;
            }

            compared++;
            if (!Flat(read.Text).Contains(Flat(first), StringComparison.Ordinal))
            {
                missing.Add($"{name}: «{first}» is not in «{read.Text[..Math.Min(200, read.Text.Length)]}»");
            }
        }
        Assert.True(missing.Count == 0, string.Join("\n", missing));
        Assert.True(compared >= 80, $"{compared}");
    }

    [Fact]
    public void Answer_the_messages_they_name()
    {
        foreach ((string name, byte[] bytes) in All())
        {
            if (EmailReader.Read(bytes, Stranger) is not ReadResult.Message message)
            {
                continue;
            }

            using MimeMessage parsed = MimeMessage.Load(new MemoryStream(EmailRaw.Message(bytes).ToArray()));
            if (parsed.References.FirstOrDefault() is { Length: < 150 } root && !root.Contains(' '))
            {
                Assert.Equal(EmailConversation.Under(root, message.Incoming.AuthorId).ToString(), message.Incoming.Conversation);
            }

            foreach (string answered in parsed.References.Where(r => r.Length < 150 && !r.Contains(' ')).Take(50))
            {
                Assert.True(message.RepliesTo.Contains(answered), $"{name}: {answered}");
            }
        }
    }

    [Fact]
    public void Damaged_in_any_way_are_still_read_or_set_aside()
    {
        Random random = new(4);
        (string Name, byte[] Bytes)[] all = [.. All().Where(l => l.Bytes.Length < 60_000)];
        for (int round = 0; round < 3000; round++)
        {
            (string name, byte[] bytes) = all[random.Next(all.Length)];
            byte[] damaged = Damage(bytes, random);
            long begun = Stopwatch.GetTimestamp();
            ReadResult result = EmailReader.Read(damaged, Stranger);
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(10), $"{name}, round {round}");
            Assert.False(result is ReadResult.Broken { Field: "$", Problem: not "empty" }, $"{name}, round {round}: {result}");
            if (result is ReadResult.Message { Incoming: var m })
            {
                Assert.Null(Dialog.Cases.IncomingText.Fault(Dialog.Cases.IncomingText.Clean(m)));
            }
        }
    }

    private static byte[] Damage(byte[] mail, Random random)
    {
        List<byte> bytes = new(mail);
        for (int times = random.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 40)).Select(_ => (byte)random.Next(256)));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(300, bytes.Count - at)));
                    break;
                default:
                    string[] lines = Encoding.Latin1.GetString([.. bytes]).Split('\n');
                    int line = random.Next(Math.Min(lines.Length, 30));
                    lines[line] = random.Next(3) switch { 0 => "", 1 => lines[line] + "\n" + lines[line], _ => lines[random.Next(lines.Length)] };
                    bytes = [.. Encoding.Latin1.GetBytes(string.Join('\n', lines))];
                    break;
            }
        }
        return [.. bytes];
    }

    private static string Flat(string text) => Spaces().Replace(text, "");

    private static IEnumerable<byte[]> Split(byte[] mbox)
    {
        string[] mails = From().Split(Encoding.Latin1.GetString(mbox));
        return mails.Where(l => l.Length > 0).Select(Encoding.Latin1.GetBytes);
    }

    [GeneratedRegex(@"^From [^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex From();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
