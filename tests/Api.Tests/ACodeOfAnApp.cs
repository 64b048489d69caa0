using Dialog.Api.Auth.Accounts;

namespace Dialog.Api.Tests;

/// <summary>Against the vectors of RFC 6238, appendix B (SHA-1, the last six of their eight digits).</summary>
public sealed class ACodeOfAnApp
{
    // "12345678901234567890" in base 32.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Is_what_the_standard_says(long at, string code) => Assert.Equal(code, Totp.CodeAt(Key, DateTimeOffset.FromUnixTimeSeconds(at)));

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void Holds_for_a_step_either_way(int seconds, bool taken)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        Assert.Equal(taken, Totp.StepOf(Key, Totp.CodeAt(Key, now.AddSeconds(seconds)), now) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("abcdef")]
    public void Is_not_anything_else(string code) => Assert.Null(Totp.StepOf(Key, code, DateTimeOffset.FromUnixTimeSeconds(59)));
}
