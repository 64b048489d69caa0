using Dialog.Classification;

namespace Dialog.Domain.Tests.Classification;

public sealed class NormalisingText
{
    [Theory]
    [InlineData("Ёлка в ПАРКЕ", " елка в парке ")]
    [InlineData("дом 25, кв.7", " дом # кв # ")]
    [InlineData("да!!! нет??", " да ! нет ? ")]
    [InlineData("см. https://vk.com/wall-1_2?x=1, там фото", " см url там фото ")]
    [InlineData("<p>Нет&nbsp;воды</p>", " нет воды ")]
    [InlineData("2 < 3 и 5 > 4", " # # и # # ")]
    [InlineData("[id123|Иван], почему", " иван почему ")]
    [InlineData("спасибо🙏", " спасибо + ")]
    [InlineData("дааааа, длинная", " да длинная ")]
    [InlineData("трамваи\u0306", " трамвай ")]
    [InlineData("сло\u00adво", " слово ")]
    [InlineData("какой-то", " какой то ")]
    [InlineData("", " ")]
    public void Keeps_what_the_model_knows(string text, string expected)
    {
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];

        Assert.Equal(expected, buffer[..TextNormaliser.Normalise(text, buffer)].ToString());
    }

    [Fact]
    public void Never_writes_more_than_the_limit()
    {
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];

        Assert.InRange(TextNormaliser.Normalise(new string('ж', 3) + string.Concat(Enumerable.Repeat("аб?1 ", 5000)), buffer), 1, TextNormaliser.MaxLength);
    }

    [Fact]
    public void Extracts_distinct_features_within_the_buffer()
    {
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        string text = string.Concat(Enumerable.Range(0, 3000).Select(i => (char)('а' + (i * 7 % 31)) + (i % 2 == 0 ? " " : "")));
        int[] features = new int[FeatureHasher.MaxFeatures];

        int count = FeatureHasher.Extract(buffer[..TextNormaliser.Normalise(text, buffer)], 17, features);

        Assert.Equal(count, features.Take(count).Distinct().Count());
        Assert.All(features.Take(count), feature => Assert.InRange(feature, 0, (1 << 17) - 1));
    }
}
