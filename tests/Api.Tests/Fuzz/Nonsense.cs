using System.Globalization;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>What no console of ours sends.</summary>
internal static class Nonsense
{
    private static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\r\n\t", "\u202e\u2066", "\uffff\ufffe", "\ufeff", "\u001b[31m", "🔥👨‍👩‍👧‍👦", "ǅİıß", "٣٤٥", "' or 1=1 --", "\"; drop table cases; --", "%", "%s%n", "{{address}}",
        "../../../etc/passwd", "..\\..\\boot.ini", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "-1", "0", "NaN", "1e400", "9223372036854775808", "99999999999999999999", "null", "true", "*", "_-_-", "AAAA", "MTIz", "!!!",
        "0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00", "2026-02-30", "-4713-11-24", "24:00:00", "23:59:60", "P1Y", "00000000-0000-0000-0000-000000000000", "{}", "[]", "a/b", "a:b:c", "vk/wall1:7",
        "Europe/Atlantis", "http://127.0.0.1:9/", "https://[::1]:1/", "file:///etc/passwd", "javascript:alert(1)", "a@b", "\"@\"@example.org", "maria@example.org\r\nBcc: all@example.org", "and or not", "\"", "((((", "a:* & !b | <->", "e\u0301\u0302\u0303\u0304",
    ];

    private static readonly string[] Numbers =
    [
        "-1", "0", "1", "2147483647", "-2147483648", "2147483648", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e308", "-1e308", "1e400", "1e-400", "0.1", "-0", "1E2", "3.0", "123456789012345678901234567890",
        // No JSON at all.
        "NaN", "Infinity", "0x10", "01", "+1", ".5",
    ];

    /// <summary>JSON's own traps: lone surrogates, escapes that end early, tokens that are none.</summary>
    private static readonly string[] Tokens =
    [
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\ud83dz\"", "\"\\u0000\"", "\"\\u00\"", "\"\\x41\"", "\"\u0001\"", "\"", "'a'", "undefined", "True", "{", "}", "[1,]", "{\"a\":1,}", "/* */1", "{\"\":1}", "{\"a\":1,\"a\":2}", "{\"\\ud800\":1}", "{\"$type\":\"System.String\"}",
        "{\"__proto__\":{}}",
    ];

    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('я', random.Next(1, 2500)),
        1 => new string('x', random.Next(1, 60_000)),
        2 => string.Concat(Enumerable.Repeat("e\u0301\u0302\u202e\ud83d\ude00", random.Next(1, 800))),
        3 => new string((char)random.Next(0, 32), random.Next(1, 5)),
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>A value as it stands in JSON, of any type or of none.</summary>
    public static string Json(Random random) => random.Next(9) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 or 3 => Numbers[random.Next(Numbers.Length)],
        4 => Tokens[random.Next(Tokens.Length)],
        5 => Nested(random),
        6 => random.Next(2) == 0 ? "[]" : "{}",
        _ => System.Text.Json.JsonSerializer.Serialize(Text(random)),
    };

    /// <summary>Escaped for an address, sometimes badly: a NUL, half a character, an overlong form, a lone surrogate, a slash.</summary>
    public static string Escaped(Random random) => random.Next(12) switch
    {
        0 => "%00",
        1 => "%zz",
        2 => "%c0%af",
        3 => "%ff%fe",
        4 => "%ED%A0%80",
        5 => "%d1",
        6 => "a%2Fb",
        7 => "%",
        8 => "%2e%2e",
        9 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        _ => Uri.EscapeDataString(Cut(Text(random), 1500)),
    };

    private static string Nested(Random random)
    {
        int depth = random.Next(4) == 0 ? random.Next(1_000, 20_000) : random.Next(1, 70);
        return random.Next(3) switch
        {
            0 => new string('[', depth) + new string(']', depth),
            1 => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth),
            _ => $"[{string.Join(',', Enumerable.Repeat("\"a\"", depth))}]",
        };
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
