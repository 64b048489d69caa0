using Dialog.Erasure;

namespace Dialog.Domain.Tests.Erasure;

/// <summary>A resident's name within a Russian sentence, found for a person to look at.</summary>
public sealed class AnInflectedName
{
    [Theory]
    [InlineData("Иванов Пётр", "Звонил Иванову, не ответил", "Звонил И••••••, не ответил")]
    [InlineData("Пётр Иванов", "говорил с ивановым вчера", "говорил с и•••••••• вчера")]
    [InlineData("Иванова Мария", "у Ивановой течёт кран", "у И••••••• течёт кран")]
    [InlineData("Мария Иванова", "жалоба Иванов", "жалоба И•••••")]
    [InlineData("Достоевский Фёдор", "письмо Достоевского", "письмо Д••••••••••••")]
    [InlineData("Фёдор Достоевский", "с Достоевской", "с Д•••••••••••")]
    [InlineData("Шевченко Тарас", "просил Шевченко", "просил Ш•••••••")]
    [InlineData("Пугачёва Алла", "передать Пугачевой", "передать П•••••••••")]
    [InlineData("Петрова-Водкина Анна", "у Водкиной", "у В•••••••")]
    [InlineData("Марк Штерн", "Марку Штерну отвечено", "М•••• Ш••••• отвечено")]
    [InlineData("Иванов Пётр", "Иванову звонили с 89115556677, ivan@mail.example", "И•••••• звонили с •••••••••••, •••••••••…")]
    public void Is_found_and_hidden(string name, string text, string excerpt)
    {
        string? found = NameForms.Of([name])?.Excerpt(text);
        Assert.Equal(excerpt.TrimEnd('…').TrimEnd('•', ' ', ','), found?.TrimEnd('…').TrimEnd('•', ' ', ','));
    }

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
