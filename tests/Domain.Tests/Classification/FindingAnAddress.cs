using System.Diagnostics;
using Dialog.Classification;

namespace Dialog.Domain.Tests.Classification;

public sealed class FindingAnAddress
{
    [Theory]
    [InlineData("Прошу убрать снег по адресу ул. Ленина, д. 5", "ул. Ленина, д. 5")]
    [InlineData("проспект Мира 12к2, второй подъезд", "пр. Мира, д. 12, корп. 2")]
    [InlineData("посёлок Заречный, улица Садовая 3, нет света", "пос. Заречный, ул. Садовая, д. 3")]
    [InlineData("г. Курск, ул. Карла Маркса, д. 14а, кв. 25", "г. Курск, ул. Карла Маркса, д. 14А")]
    [InlineData("Мебельная улица, дом 47, корпус 1, литера А", "ул. Мебельная, д. 47, корп. 1, лит. А")]
    [InlineData("на Невском пр. 10 разбита плитка", "пр. Невском, д. 10")]
    [InlineData("У дома № 21 по улице Красный Октябрь нет тротуара", "ул. Красный Октябрь, д. 21")]
    [InlineData("ул.50 лет Октября 106, раскопали и бросили", "ул. 50 лет Октября, д. 106")]
    [InlineData("пр-т Энтузиастов, 97/2 облезла краска", "пр. Энтузиастов, д. 97/2")]
    [InlineData("ул гагарина 40 темно", "ул. Гагарина, д. 40")]
    [InlineData("Светлый проезд, д. 4", "проезд Светлый, д. 4")]
    [InlineData("мкр. Солнечный, дом 8 без воды", "мкр. Солнечный, д. 8")]
    [InlineData("Второй месяц яма на ул. И. Франко", "ул. И. Франко")]
    [InlineData("<p>ул.&nbsp;Победы,&nbsp;д.&nbsp;7</p>", "ул. Победы, д. 7")]
    [InlineData("В деревне Ключи нет связи", "дер. Ключи")]
    [InlineData("наб. Фонтанки, д. 20, стр. 3", "наб. Фонтанки, д. 20, стр. 3")]
    [InlineData("Улица Полевая вся в грязи, у дома Полевая 3. Пишу с ул. Новая, д. 9", "ул. Новая, д. 9")]
    [InlineData("ул. Сумская, 37Б/1", "ул. Сумская, д. 37Б/1")]
    [InlineData("9-я Советская ул., д. 5", "ул. 9-я Советская, д. 5")]
    [InlineData("На улице Садовой у дома 13 яма на дороге", "ул. Садовой, д. 13")]
    [InlineData("на ул. Мира, во дворе дома 4а, не горит фонарь", "ул. Мира, д. 4А")]
    [InlineData("Проспект Победы рядом с домом № 7к2 прорвало трубу", "пр. Победы, д. 7, корп. 2")]
    public void Writes_it_one_way(string text, string expected) => Assert.Equal(expected, AddressFinder.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("На улице темно и страшно")]
    [InlineData("Уже 5 лет нет дороги")]
    [InlineData("Сделайте что-нибудь на этой улице, 3 раза писали")]
    [InlineData("Улей стоит во дворе, 5 штук")]
    [InlineData("Проезд 30 рублей, а автобуса нет")]
    [InlineData("В доме 5 этажей и один лифт")]
    public void Invents_none(string text) => Assert.Null(AddressFinder.Find(text));

    [Theory]
    [InlineData("улица Ленина 20 метров от остановки", "ул. Ленина")]
    [InlineData("на улице Мира 3 дня нет воды", "ул. Мира")]
    [InlineData("на улице Мира в доме 5 этажей и ни одного лифта", "ул. Мира")]
    [InlineData("по ул. Садовой 20.05.2021 не вывезли мусор", "ул. Садовой")]
    public void Takes_no_count_or_date_for_a_house(string text, string expected) => Assert.Equal(expected, AddressFinder.Find(text));

    [Fact]
    public void Leaves_the_flat_out() => Assert.DoesNotContain("25", AddressFinder.Find("ул. Ленина, д. 3, кв. 25"), StringComparison.Ordinal);

    [Theory]
    [InlineData("ул. ")]
    [InlineData("д. 1 по ")]
    [InlineData("улица Ааа Ббб ")]
    [InlineData("1-я 2-я ")]
    [InlineData("<a ")]
    public void Spends_little_on_a_hostile_megabyte(string filling)
    {
        string text = string.Concat(Enumerable.Repeat(filling, 1_048_576 / filling.Length));

        Assert.Contains(Enumerable.Range(0, 30), _ => Time(() => AddressFinder.Find(text)) < TimeSpan.FromMilliseconds(100));
    }

    private static TimeSpan Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }
}
