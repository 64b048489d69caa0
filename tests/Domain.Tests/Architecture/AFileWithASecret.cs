namespace Dialog.Domain.Tests.Architecture;

/// <summary>The scanner of the tree finds what is planted. The samples are put together here, for the scanner reads this file too.</summary>
public sealed class AFileWithASecret
{
    private const string Letters = "aB3dE5gH7jK9mN2pQ" + "4sT6vW8yZ1cF0xLrU";

    public static TheoryData<string, string> Secrets => new()
    {
        { "private key", "-----BEGIN RSA PRIVATE " + "KEY-----" },
        { "private key", "-----BEGIN PRIVATE " + "KEY-----" },
        { "token of a Telegram bot", "7312" + "845990:AAH" + Letters[..32] },
        { "token of VK", "vk1." + "a." + Letters + Letters },
        { "key of AWS", "AKI" + "AIOSFODNN7EXAMPLE" },
        { "JSON web token", "eyJ" + "hbGciOiJIUzI1NiJ9.eyJ" + "zdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl" },
        { "token of GitHub", "gh" + "p_" + Letters + "Ab" },
        { "token of Slack", "xox" + "b-123456789012-abcdefghijkl" },
        { "key of Google", "AIz" + "a" + Letters + "s" },
        { "token of npm", "np" + "m_" + Letters + "Ab" },
        { "key of NuGet", "oy" + "2" + "abcdefghijklmnopqrstuvwxyz0123456789abcdefg" },
        { "key of this api", "dl" + "g_k1_" + Letters + Letters },
        { "password in an address", "postgres://dialog:" + "s3cretpassword@db:5432/dialog" },
        { "password in a connection string", "Host=db;Username=dialog;Pass" + "word=s3cretpassword" },
        { "text that looks like chance", "secret: \"" + Letters + "/+" + "\"" },
        { "text that looks like chance", string.Concat(Enumerable.Range(0, 40).Select(i => "0123456789abcdef"[i * 7 % 16])) },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Is_found(string what, string line) => Assert.Contains(what, SecretPatterns.In($"    x = '{line}';").Select(s => s.What));

    [Theory]
    [InlineData("Password={Environment.GetEnvironmentVariable(\"PGPASSWORD\")}")]
    [InlineData("string password = TestRegion.Password;")]
    [InlineData("postgres://user:$PASSWORD@db")]
    [InlineData("Keeps_what_was_acknowledged_although_its_process_is_killed")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void Is_told_from_one_without(string line) => Assert.Empty(SecretPatterns.In(line));

    [Theory]
    [InlineData("a.cs", "byte[] key = new byte[32]; new Rand" + "om().NextBytes(key);")]
    [InlineData("a.cs", "int n = Random.Sha" + "red.Next();")]
    [InlineData("a.ts", "const token = Math.rand" + "om().toString(36);")]
    [InlineData("a.cs", "MD" + "5.HashData(bytes)")]
    [InlineData("a.cs", "HMACSHA" + "1.HashData(key, bytes)")]
    [InlineData("a.tsx", "<p dangerouslySetInner" + "HTML={{ __html: text }} />")]
    [InlineData("a.ts", "box.inner" + "HTML = text;")]
    [InlineData("a.mjs", "ev" + "al(text)")]
    [InlineData("a.cs", "Process.St" + "art(name)")]
    [InlineData("a.cs", "source.CreateComm" + "and($\"delete from cases where id = '{id}'\")")]
    [InlineData("a.cs", "string sql = $\"\"\"\n    sel" + "ect * from {table}\n    \"\"\";")]
    [InlineData("a.cs", "db.Cases.FromSql" + "Raw(text)")]
    [InlineData("a.cs", "handler.ServerCertificateCustomValidation" + "Callback = (_, _, _, _) => true;")]
    [InlineData("a.cs", "client.ServerCertificateValidation" + "Callback = delegate { return true; };")]
    [InlineData("a.cs", "new Binary" + "Formatter()")]
    [InlineData("a.cs", "policy.AllowAny" + "Origin()")]
    [InlineData("a.cs", "settings.DtdProcessing = DtdProcessing.Par" + "se;")]
    public void Or_a_banned_call_is_found(string file, string text) => Assert.NotEmpty(BannedPatterns.In(file, text));

    [Theory]
    [InlineData("a.cs", "// MD" + "5 is broken: this is SHA-256\n")]
    [InlineData("a.cs", "string what = $\"update:{id}\";")]
    [InlineData("a.cs", "RandomNumberGenerator.Fill(key);")]
    [InlineData("a.sql", "select 1")]
    public void Or_a_banned_call_is_told_from_another(string file, string text) => Assert.Empty(BannedPatterns.In(file, text));

    [Fact]
    public void Is_not_repeated_by_the_finding() => Assert.Equal(16, SecretPatterns.Fingerprint("secret").Length);
}
