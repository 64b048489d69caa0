using System.Text;
using Dialog.Erasure;

namespace Dialog.Domain.Tests.Erasure;

/// <summary>A file of the list that is kept apart from the database.</summary>
public sealed class AnErasureOfTheList
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 9, 41, 0, TimeSpan.Zero);

    private readonly ListedErasure _erasure = new(
        Guid.NewGuid(), "region", "request", "anna", At, "boris", At.AddHours(1), [Guid.NewGuid()], [new(Guid.NewGuid(), 3)], [new(Guid.NewGuid(), long.MinValue, Guid.NewGuid())]);

    [Fact]
    public void Is_read_as_it_was_written() => Assert.Equivalent(_erasure, ListedErasure.Read(_erasure.Write(), "file"), strict: true);

    [Fact]
    public void Is_refused_by_its_name_when_half_of_it_is_there()
    {
        byte[] whole = _erasure.Write();
        for (int length = 0; length < whole.Length; length++)
        {
            InvalidDataException refused = Assert.Throws<InvalidDataException>(() => ListedErasure.Read(whole[..length], "half.erasure.json"));
            Assert.StartsWith("half.erasure.json", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "id": "8a7b8a1e-0000-4000-8000-000000000000", "cases": null }""")]
    public void Is_refused_when_it_is_something_else(string text) =>
        Assert.Throws<InvalidDataException>(() => ListedErasure.Read(Encoding.UTF8.GetBytes(text), "other"));
}
