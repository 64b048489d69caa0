using Dialog.Erasure;

namespace Dialog.Domain.Tests.Erasure;

/// <summary>A resident's name within a Russian sentence, found for a person to look at.</summary>
public sealed class AnInflectedName
{
    [Theory]
    [InlineData("Иванов Пётр", "Звонил Иванову, не ответил", "Иванову")]
    [InlineData("Пётр Иванов", "говорил с ивановым вчера", "ивановым")]
    [InlineData("Иванова Мария", "у Ивановой течёт кран", "Ивановой")]
    [InlineData("Мария Иванова", "жалоба Иванов", "Иванов")]
    [InlineData("Достоевский Фёдор", "письмо Достоевского", "Достоевского")]
    [InlineData("Фёдор Достоевский", "с Достоевской", "Достоевской")]
    [InlineData("Шевченко Тарас", "просил Шевченко", "Шевченко")]
    [InlineData("Пугачёва Алла", "передать Пугачевой", "Пугачевой")]
    [InlineData("Пугачева Алла", "передать Пугачёвой", "Пугачёвой")]
    [InlineData("Петрова-Водкина Анна", "у Водкиной", "Водкиной")]
    [InlineData("Марк Штерн", "Марку Штерну отвечено", "Марку Штерну")]
    public void Is_found_and_hidden(string name, string text, string found) =>
        Assert.Equal(text.Replace(found, Hidden(found), StringComparison.Ordinal), NameForms.Of([name])?.Excerpt(text));

    [Fact]
    public void Is_shown_without_numbers_and_addresses_of_mail() =>
        Assert.Equal("И•••••• •••••, •••••", NameForms.Of(["Иванов Пётр"])?.Excerpt("Иванову 89111, a@b.c"));

    private static string Hidden(string words) => string.Join(' ', words.Split(' ').Select(w => $"{w[0]}{new string('•', w.Length - 1)}"));

    [Theory]
    [InlineData("Иванов Пётр", "Пётр пришёл")]
    [InlineData("Иванов Пётр", "улица Ивановская, дом 5")]
    [InlineData("Иванов Пётр", "Сидорову ответили")]
    [InlineData("Марк Штерн", "Марку ответили; позже, через неделю и ещё один день, писал совсем другой Штерн")]
    [InlineData("Ирина Мария", "Ирине ответили")]
    [InlineData("Мария", "Марии ответили")]
    [InlineData("", "Марии ответили")]
    public void Is_not_seen_where_it_is_not(string name, string text) => Assert.Null(NameForms.Of([name])?.Excerpt(text));

    [Fact]
    public void Is_shown_with_the_words_around_it_only()
    {
        string text = $"{new string('а', 200)} Иванову {new string('б', 200)}";
        string excerpt = NameForms.Of(["Иванов Пётр"])!.Excerpt(text)!;
        Assert.InRange(excerpt.Length, 40, 80);
        Assert.DoesNotContain("Иванову", excerpt, StringComparison.Ordinal);
    }
}
