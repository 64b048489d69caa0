using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class ThePlaceOfACase
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Is_where_the_resident_pointed() => Assert.Equal(new GeoPoint(5_575_812, 3_761_774), Heard(Case.None, Point("geo:55.758123,37.617740")).Place);

    [Fact]
    public void Stays_while_they_write_on_without_one()
    {
        Case pointed = Heard(Case.None, Point("geo:55.7,37.6"));
        Assert.Equal(pointed.Place, Heard(pointed, new Attachment("photo", "f1", null, null, null, null)).Place);
        Assert.Equal(pointed.Place, Heard(pointed).Place);
    }

    [Fact]
    public void Is_the_last_one_they_gave()
    {
        Case moved = Heard(Heard(Case.None, Point("geo:55.7,37.6")), Point("geo:1,2"), Point("geo:59.9,30.3"));
        Assert.Equal(new GeoPoint(5_990_000, 3_030_000), moved.Place);
    }

    [Fact]
    public void Goes_with_the_resident() =>
        Assert.Null(CaseFold.Apply(Heard(Case.None, Point("geo:55.7,37.6")), new ResidentErased("request", Guid.Empty), Now).Place);

    [Theory]
    [InlineData(null)]
    [InlineData("https://example.org/map")]
    [InlineData("geo:")]
    [InlineData("geo:55.7")]
    [InlineData("geo:91,37")]
    [InlineData("geo:55,181")]
    [InlineData("geo:NaN,37")]
    [InlineData("geo:0,0")]
    [InlineData("geo:north,east")]
    public void Is_none_where_the_point_is_none(string? url) => Assert.Null(Heard(Case.None, Point(url)).Place);

    private static Attachment Point(string? url) => new("location", null, url, null, null, null);

    private static Case Heard(Case before, params Attachment[] attachments) =>
        CaseFold.Apply(before, new MessageReceived("m", "слова", attachments, Now, Now, true, null, null, null, null), Now);
}
