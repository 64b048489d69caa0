namespace Dialog.Domain.Tests.Channels.Email;

public sealed class QuotedText
{
    [Theory]
    [InlineData("Мира, 3\n\n> Какой адрес?")]
    [InlineData("Мира, 3\n\n10.06.2026, 12:00, Анна <a@b.example> пишет:\n> Какой адрес?")]
    [InlineData("Мира, 3\n\n10.06.2026 12:00, Анна Ким пишет:\n> Какой адрес?\n> Номер дома?")]
    [InlineData("Мира, 3\n\nСреда, 10 июня 2026, 12:00 +03:00 от Приёмная <a@b.example>:\nКакой адрес?")]
    [InlineData("Мира, 3\n\nср, 10 июн. 2026 г. в 12:00, Приёмная <a@b.example>:\n\n> Какой адрес?")]
    [InlineData("Мира, 3\n\n10 июня 2026 г., 12:00 пользователь Приёмная\n<a@b.example> написал:\n\nКакой адрес?")]
    [InlineData("Мира, 3\n\n10 июня 2026 г., в 12:00, Приёмная <a@b.example> написал(а):\n\n Какой адрес?")]
    [InlineData("Мира, 3\n\n-----Исходное сообщение-----\nОт: Приёмная\nКакой адрес?")]
    [InlineData("Мира, 3\n\n-----Original Message-----\nFrom: x\n\nWhat address?")]
    [InlineData("Мира, 3\n\nОт кого: Приёмная <a@b.example>\nОтправлено: 10 июня 2026 г. 12:00\nКому: Анна\nТема: Re: [№ 5] Яма\n\nКакой адрес?")]
    [InlineData("Мира, 3\n\n________________________________\nFrom: a <a@b.example>\nSent: Wednesday, June 10, 2026 12:00 PM\nTo: b\nSubject: x\n\nWhat?")]
    [InlineData("Мира, 3\n\n*From:* a <a@b.example>\n*Sent:* Wednesday\n*To:* b\n*Subject:* x\n\nWhat?")]
    [InlineData("Мира, 3\n\nOn Wed, Jun 10, 2026 at 12:00 PM Anna <a@b.example> wrote:\n> What?")]
    [InlineData("Мира, 3\n\nOn Wed, Jun 10, 2026 at 12:00 PM Anna Kim\n<a@b.example> wrote:\n\nWhat?")]
    [InlineData("Мира, 3\n\nAm 10.06.2026 um 12:00 schrieb Anna:\n> Was?")]
    [InlineData("Мира, 3\n\nLe 10 juin 2026 à 12:00, Anna a écrit :\n> Quoi?")]
    [InlineData("On Wed, Jun 10, 2026 Anna wrote:\n> What address?\n\nМира, 3")]
    [InlineData("Мира, 3\n\n2026/6/10 Anna <a@b.example>\n\n> What address?")]
    [InlineData("Мира, 3\n\n2026-06-10 11:28 GMT+03:00 Anna <a@b.example>:\n\n> What address?")]
    [InlineData("Мира, 3\n\nOp 13-02-2026 3:18 schreef Julius <a@b.example>:\n\nWat?")]
    [InlineData("Мира, 3\n\nW dniu 28 stycznia 2026 Jan napisał:\n> Co?")]
    [InlineData("Мира, 3\n\nDen 24 mars 2026 kl 18:11 skrev Anna:\n> Va?")]
    [InlineData("Мира, 3\n\n-------- Original-Nachricht --------\nDatum: heute\n\nWas?")]
    [InlineData("Мира, 3\n\n11 янв. 2026 г. 20:07 пользователь \"Приёмная\" <a@b.example> написал:\n\nКакой адрес?")]
    [InlineData("Мира, 3\n\n12.06.2026, 12:00, \"Приёмная\" <a@b.example>:\n\nКакой адрес?")]
    [InlineData("Мира, 3\n\n  10.06.2026 12:00, Приёмная администрации\n  пишет:\n> Какой адрес?")]
    [InlineData("Мира, 3\n\n\nОт: Приёмная\nДата: 10 июня 2026\nКому: Анна\nТема: Re: Яма\n\nКакой адрес?")]
    [InlineData("Мира, 3\n\nVon: Anna\nGesendet: Mittwoch, 10. Juni 2026\nAn: b\nBetreff: x\n\nWas?")]
    [InlineData("> Какой адрес?\nМира, 3\n> Спасибо")]
    public void Is_cut(string body) => Assert.Equal("Мира, 3", MailMessages.Shown(body));

    [Theory]
    [InlineData("Мира, 3\n-- \nАнна Ким\nинженер")]
    [InlineData("Мира, 3\n\n--\nАнна Ким, тел. 5-55-55")]
    [InlineData("Мира, 3\n\nС уважением,\nАнна Ким")]
    [InlineData("Мира, 3\n\nС уважением, Анна Ким")]
    [InlineData("Мира, 3\n\n--\nОтправлено из мобильной Почты Mail.ru")]
    [InlineData("Мира, 3\n\nОтправлено из Почты Mail.ru для Android")]
    [InlineData("Мира, 3\n\nОтправлено с iPhone")]
    [InlineData("Мира, 3\n\nSent from my iPhone")]
    [InlineData("Мира, 3\n\nThanks,\nAnna")]
    [InlineData("Мира, 3\n\nKind regards, Anna Kim\nEngineer\nTel. 555")]
    [InlineData("Мира, 3\n\nС наилучшими пожеланиями,\nАнна Ким\nинженер ООО «Ромашка»\nтел. 5-55-55")]
    [InlineData("Мира, 3\n\nGet Outlook for Android")]
    [InlineData("Мира, 3\n\nSent from my iPhone\n\nOn Wed, Jun 10, 2026 at 12:00 PM Anna <a@b.example> wrote:\n> What?")]
    [InlineData("Мира, 3\n\nBest regards,\nAnna\n\n10.06.2026, 12:00, Анна <a@b.example> пишет:\n> Какой адрес?")]
    public void Ends_before_the_signature(string body) => Assert.Equal("Мира, 3", MailMessages.Shown(body));

    [Theory]
    [InlineData("> Какой адрес?")]
    [InlineData("--\nАнна")]
    [InlineData("С уважением, Анна")]
    [InlineData("Sent from my iPhone")]
    [InlineData("Яма у дома.\n\nС уважением,\nАнна Ким, ул. Мира, 3, кв. 5")]
    [InlineData("Вчера 10.06.2026 мастер написал: завтра.\nНичего не сделано.")]
    [InlineData("От: дома 5 до дома 7 нет света.\nПрошу починить.")]
    [InlineData("The hole is still there.\nThanks for the quick reply, but nothing was done.")]
    [InlineData("Яма.\nС уведомлением пришло письмо.")]
    [InlineData("Список:\n- яма\n- фонарь")]
    [InlineData("Я отправила письмо из Москвы, ответа нет.")]
    [InlineData("Прошу разобраться\n\n---------- Forwarded message ---------\nОт: Управляющая компания <u@k.example>\nDate: ср, 10 июн. 2026 г.\nSubject: отказ\nTo: a\n\nЧинить не будем")]
    public void That_is_all_there_is_or_is_no_quote_stands(string body) => Assert.Equal(body, MailMessages.Shown(body));

    [Fact]
    public void In_html_is_known_by_its_mark() => Assert.Equal("Мира, 3", MailMessages.Incoming(MailMessages.Plain(
        "<div dir=\"ltr\">Мира, 3</div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">ср, 10 июн. 2026 г. в 12:00, Приёмная &lt;<a href=\"mailto:a@b.example\">a@b.example</a>&gt;:<br></div><blockquote class=\"gmail_quote\">Какой адрес?</blockquote></div>",
        "Subject: \nContent-Type: text/html; charset=utf-8")).Text);
}
