using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Email;

namespace Dialog.Domain.Tests.Channels.Email;

/// <summary>What a mail message repeats of its conversation is folded, and nothing is ever left out of its text.</summary>
public sealed class QuotedText
{
    private static readonly string[] Said =
        ["Какой адрес?\nНомер дома?", "Какой адрес?", "What address?", "What?", "Was?", "Wat?", "Quoi?", "Co?", "Va?", "Здравствуйте! Назовите, пожалуйста, точный адрес дома и номер подъезда, где не горит свет.", "Mikä osoite?", "Hvilken adresse?"];

    public static TheoryData<string> Replies =>
    [
        "Мира, 3\n\n> Какой адрес?",
        "Мира, 3\n\n10.06.2026, 12:00, Анна <a@b.example> пишет:\n> Какой адрес?",
        "Мира, 3\n\n10.06.2026 12:00, Анна Ким пишет:\n> Какой адрес?\n> Номер дома?",
        "Мира, 3\n\nСреда, 10 июня 2026, 12:00 +03:00 от Приёмная <a@b.example>:\nКакой адрес?",
        "Мира, 3\n\nср, 10 июн. 2026 г. в 12:00, Приёмная <a@b.example>:\n\n> Какой адрес?",
        "Мира, 3\n\n10 июня 2026 г., 12:00 пользователь Приёмная\n<a@b.example> написал:\n\nКакой адрес?",
        "Мира, 3\n\n10 июня 2026 г., в 12:00, Приёмная <a@b.example> написал(а):\n\n Какой адрес?",
        "Мира, 3\n\n-----Исходное сообщение-----\nОт: Приёмная\nКакой адрес?",
        "Мира, 3\n\n-----Original Message-----\nFrom: x\n\nWhat address?",
        "Мира, 3\n\nОт кого: Приёмная <a@b.example>\nОтправлено: 10 июня 2026 г. 12:00\nКому: Анна\nТема: Re: [№ 5] Яма\n\nКакой адрес?",
        "Мира, 3\n\n________________________________\nFrom: a <a@b.example>\nSent: Wednesday, June 10, 2026 12:00 PM\nTo: b\nSubject: x\n\nWhat?",
        "Мира, 3\n\n*From:* a <a@b.example>\n*Sent:* Wednesday\n*To:* b\n*Subject:* x\n\nWhat?",
        "Мира, 3\n\nOn Wed, Jun 10, 2026 at 12:00 PM Anna <a@b.example> wrote:\n> What?",
        "Мира, 3\n\nOn Wed, Jun 10, 2026 at 12:00 PM Anna Kim\n<a@b.example> wrote:\n\nWhat?",
        "Мира, 3\n\nAm 10.06.2026 um 12:00 schrieb Anna:\n> Was?",
        "Мира, 3\n\nLe 10 juin 2026 à 12:00, Anna a écrit :\n> Quoi?",
        "On Wed, Jun 10, 2026 Anna wrote:\n> What address?\n\nМира, 3",
        "Мира, 3\n\n2026/6/10 Anna <a@b.example>\n\n> What address?",
        "Мира, 3\n\n2026-06-10 11:28 GMT+03:00 Anna <a@b.example>:\n\n> What address?",
        "Мира, 3\n\nOp 13-02-2026 3:18 schreef Julius <a@b.example>:\n\nWat?",
        "Мира, 3\n\nW dniu 28 stycznia 2026 Jan napisał:\n> Co?",
        "Мира, 3\n\nDen 24 mars 2026 kl 18:11 skrev Anna:\n> Va?",
        "Мира, 3\n\n-------- Original-Nachricht --------\nDatum: heute\n\nWas?",
        "Мира, 3\n\n11 янв. 2026 г. 20:07 пользователь \"Приёмная\" <a@b.example> написал:\n\nКакой адрес?",
        "Мира, 3\n\n12.06.2026, 12:00, \"Приёмная\" <a@b.example>:\n\nКакой адрес?",
        "Мира, 3\n\n  10.06.2026 12:00, Приёмная администрации\n  пишет:\n> Какой адрес?",
        "Мира, 3\n\n\nОт: Приёмная\nДата: 10 июня 2026\nКому: Анна\nТема: Re: Яма\n\nКакой адрес?",
        "Мира, 3\n\nVon: Anna\nGesendet: Mittwoch, 10. Juni 2026\nAn: b\nBetreff: x\n\nWas?",
        // Hotmail and Outlook.com
        "Мира, 3\n\nDate: Wed, 10 Jun 2026 12:00:00 +0300\nSubject: Re: [№ 5] Яма\nFrom: priemnaya@region.example\nTo: anna@hotmail.example\n\nКакой адрес?",
        "Мира, 3\n\n> Date: Wed, 10 Jun 2026 12:00:00 +0300\n> From: priemnaya@region.example\n> To: anna@hotmail.example\n> Subject: Re: Яма\n>\n> Какой адрес?",
        "Мира, 3\n\nTo: anna@hotmail.example\nFrom: priemnaya@region.example\nSubject: Re: Яма\nDate: Wed, 10 Jun 2026 12:00:00 +0300\n\nКакой адрес?",
        "Мира, 3\n\n________________________________\nОт: Приёмная <priemnaya@region.example>\nОтправлено: среда, 10 июня 2026 г. 12:00\nКому: Анна <anna@outlook.example>\nТема: Re: Яма\n\nКакой адрес?",
        // The Bat!
        "Мира, 3\n\nВы писали 10 июня 2026 г., 12:00:00:\n\n> Какой адрес?",
        "Мира, 3\n\nВы писали 10 июня 2026 г., 12:00:00:\n\nПА> Какой адрес?\nПА> Номер дома?",
        "Мира, 3\n\nWednesday, June 10, 2026, 12:00:00 PM, you wrote:\n\nP> What address?",
        // Yandex on telephones
        "Мира, 3\n\n12:00, 10 июня 2026 г., Приёмная <priemnaya@region.example>:\n\nКакой адрес?",
        "Мира, 3\n\n12:00, 10 июня 2026 г., Приёмная администрации района\n<priemnaya@region.example>:\n\nКакой адрес?",
        "Мира, 3\n\n12:00, 10 июня 2026 г., Приёмная:\n\nКакой адрес?",
        // Roundcube
        "Мира, 3\n\nПриёмная писал(а) 2026-06-10 12:00:\n> Какой адрес?",
        "Мира, 3\n\nПриёмная администрации писал 10.06.2026 12:00:\n\nКакой адрес?",
        "Мира, 3\n\nOn 2026-06-10 12:00, Priemnaya wrote:\n> What address?",
        // Zoho
        "Мира, 3\n\n---- On Wed, 10 Jun 2026 12:00:00 +0300 Priemnaya <priemnaya@region.example> wrote ----\n\nWhat address?",
        "Мира, 3\n\n---- Вкл Ср, 10 июн 2026 12:00:00 +0300 Приёмная <priemnaya@region.example> написал(а) ---\n\nКакой адрес?",
        // Finnish
        "Мира, 3\n\nke 10. kesäk. 2026 klo 12.00 Priemnaya (priemnaya@region.example) kirjoitti:\n\n> Mikä osoite?",
        "Мира, 3\n\nPriemnaya kirjoitti 10.6.2026 klo 12.00:\n> Mikä osoite?",
        "Мира, 3\n\nLähettäjä: Priemnaya <priemnaya@region.example>\nLähetetty: keskiviikko 10. kesäkuuta 2026 12.00\nVastaanottaja: Anna\nAihe: Re: Яма\n\nMikä osoite?",
        "Мира, 3\n\n-----Alkuperäinen viesti-----\n\nMikä osoite?",
        // Norwegian
        "Мира, 3\n\nons. 10. juni 2026 kl. 12:00 skrev Priemnaya <priemnaya@region.example>:\n\n> Hvilken adresse?",
        "Мира, 3\n\nons. 10. juni 2026 kl. 12:00 skrev Priemnaya\n<priemnaya@region.example>:\n\nHvilken adresse?",
        "Мира, 3\n\nDen 10.06.2026 12:00, skrev Priemnaya:\n> Hvilken adresse?",
        "Мира, 3\n\nFra: Priemnaya\nSendt: onsdag 10. juni 2026 12:00\nTil: Anna\nEmne: Re: Яма\n\nHvilken adresse?",
        "Мира, 3\n\n-----Opprinnelig melding-----\n\nHvilken adresse?",
        // Danish
        "Мира, 3\n\nDen ons. 10. jun. 2026 kl. 12.00 skrev Priemnaya <priemnaya@region.example>:\n\n> Hvilken adresse?",
        "Мира, 3\n\nPriemnaya skrev den 10-06-2026 kl. 12:00:\n> Hvilken adresse?",
        "Мира, 3\n\n-----Oprindelig meddelelse-----\n\nHvilken adresse?",
    ];

    [Theory]
    [MemberData(nameof(Replies))]
    public void Is_folded_in_a_reply_to_ours(string body) => Assert.Equal("Мира, 3", Shown(body));

    [Theory]
    [MemberData(nameof(Replies))]
    public void Stands_in_a_first_letter(string body)
    {
        ReadResult.Message read = MailMessages.Message(MailMessages.Plain(body, "Subject: "));

        Assert.Equal(EmailQuotes.Tidied(body), read.Incoming.Text);
        Assert.Empty(read.Lines);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void Stands_in_a_reply_to_somebody_else(string body) =>
        Assert.Empty(MailMessages.Message(MailMessages.Plain(body, "Subject: \nIn-Reply-To: <x@elsewhere.example>")).Lines);

    [Theory]
    [MemberData(nameof(Replies))]
    public void Stands_where_nobody_has_said_it(string body) => Assert.Equal(EmailQuotes.Tidied(body), Shown(body, "Совсем другое."));

    [Theory]
    [MemberData(nameof(Replies))]
    public void Is_in_the_text_all_the_same(string body) => Assert.Equal(EmailQuotes.Tidied(body), Reply(body).Incoming.Text);

    [Fact]
    public void Between_the_writers_lines_is_folded_line_by_line() =>
        Assert.Equal("Мира, 3\n> Спасибо", Shown("> Какой адрес?\nМира, 3\n> Номер дома?\n> Спасибо"));

    [Fact]
    public void That_was_wrapped_by_a_program_is_known() =>
        Assert.Equal("Мира, 3", Shown("Мира, 3\n\n> Здравствуйте! Назовите, пожалуйста, точный адрес\n> дома и номер подъезда, где не\n> горит свет."));

    [Theory]
    [InlineData("Показания:\n| ХВС | 125 |\n| ГВС | 88 |")]
    [InlineData("> ХВС 125\n> ГВС 88")]
    [InlineData("Показания.\nХВС> 125\nГВС> 88")]
    [InlineData("Мира, 3\nВы писали 10 июня, что почините за 3 дня:\nне починили")]
    [InlineData("Тема: яма\nДата: 10 июня 2026\nОт: Анна\n\nУ дома 5 провал.")]
    [InlineData("Мира, 3\n—\nи ещё: у подъезда яма")]
    [InlineData("Мира, 3\n--\nи ещё: у подъезда яма")]
    [InlineData("Нам ответили так.\nОт: Управляющая компания\nКому: Анна\nТема: отказ\nДата: 10 июня 2026\n\nЧинить не будем")]
    [InlineData("Мира, 3\n\nОтправлено через окно приёма: не открылось")]
    public void That_only_looks_so_is_the_writers_own(string body)
    {
        Assert.Equal(body, Shown(body));
        Assert.Equal(body, MailMessages.Incoming(MailMessages.Plain(body, "Subject: ")).Text);
    }

    [Theory]
    [InlineData("<div>Яма.</div><blockquote style=\"margin-left:40px\">У дома 5 провал.</blockquote>", "У дома 5 провал.")]
    [InlineData("<div class=\"gmail_quote\">Показания счётчика 125.</div>", "Показания счётчика 125.")]
    public void Indented_by_a_program_stands_in_a_first_letter(string html, string words) =>
        Assert.Contains(words, MailMessages.Incoming(MailMessages.Plain(html, "Subject: \nContent-Type: text/html; charset=utf-8")).Text, StringComparison.Ordinal);

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
    public void Leaves_a_signature(string body) => Assert.StartsWith(EmailQuotes.Tidied(body).Split("\n\nOn Wed")[0].Split("\n\n10.06")[0], Shown(body), StringComparison.Ordinal);

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
    public void That_is_all_there_is_or_is_no_quote_stands(string body) => Assert.Equal(body, Shown(body));

    [Fact]
    public void In_html_is_known_by_its_mark() => Assert.Equal("Мира, 3", Shown(
        "<div dir=\"ltr\">Мира, 3</div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">ср, 10 июн. 2026 г. в 12:00, Приёмная &lt;<a href=\"mailto:a@b.example\">a@b.example</a>&gt;:<br></div><blockquote class=\"gmail_quote\">Какой адрес?</blockquote></div>",
        headers: "\nContent-Type: text/html; charset=utf-8"));

    /// <summary>Marks of mail programs in every order they occur in: a hundred messages and the lines of them that are folded.</summary>
    [Fact]
    public void Is_found_in_a_hundred_letters()
    {
        string[] leads =
        [
            "10.06.2026, 12:00, Приёмная <a@b.example> пишет:", "10.06.2026 12:00, Приёмная пишет:", "Среда, 10 июня 2026, 12:00 +03:00 от Приёмная <a@b.example>:",
            "ср, 10 июн. 2026 г. в 12:00, Приёмная <a@b.example>:", "10 июня 2026 г., 12:00 пользователь Приёмная\n<a@b.example> написал:", "11 янв. 2026 г. 20:07 пользователь \"Приёмная\" <a@b.example> написал:",
            "12.06.2026, 12:00, \"Приёмная\" <a@b.example>:", "On Wed, Jun 10, 2026 at 12:00 PM Anna <a@b.example> wrote:", "On Wed, Jun 10, 2026 at 12:00 PM Anna Kim\n<a@b.example> wrote:",
            "Am 10.06.2026 um 12:00 schrieb Anna:", "Le 10 juin 2026 à 12:00, Anna a écrit :", "Op 13-02-2026 3:18 schreef Julius <a@b.example>:", "W dniu 28 stycznia 2026 Jan napisał:", "Den 24 mars 2026 kl 18:11 skrev Anna:",
            "-----Исходное сообщение-----", "-----Original Message-----", "-------- Original-Nachricht --------", "От кого: Приёмная <a@b.example>\nОтправлено: 10 июня 2026 г. 12:00\nКому: Анна\nТема: Re: [№ 5] Яма",
            "________________________________\nFrom: a <a@b.example>\nSent: Wednesday, June 10, 2026 12:00 PM\nTo: b\nSubject: x", "*From:* a <a@b.example>\n*Sent:* Wednesday\n*To:* b\n*Subject:* x",
            "От: Приёмная\nДата: 10 июня 2026\nКому: Анна\nТема: Re: Яма", "Von: Anna\nGesendet: Mittwoch, 10. Juni 2026\nAn: b\nBetreff: x", "2026-06-10 11:28 GMT+03:00 Anna <a@b.example>:", "10.06.2026 12:00, Приёмная администрации\n  пишет:",
            "Анна Ким <a@b.example> пишет:",
        ];
        string marked = string.Join('\n', Said[9].Split(", ").Select(l => $"> {l}"));
        const string own = "Улица Мира, дом 3.\nПоказания: > 125 и | 88.";
        List<(string Body, string Left)> messages = [];
        foreach (string lead in leads)
        {
            messages.Add(($"{own}\n\n{lead}\n{marked}", own));
            messages.Add(($"{own}\n\n{lead}\n\n{Said[9]}", own));
            messages.Add(($"{lead}\n{marked}\n\n{own}", own));
            messages.Add(($"{own}\n\n{lead}\n{marked}\n\nИ ещё: темно.", $"{own}\n\n\nИ ещё: темно."));
        }

        string[] wrong = [.. messages.Where(l => Flat(Shown(l.Body)) != Flat(l.Left)).Select(l => $"{l.Body}\n--- is shown as ---\n{Shown(l.Body)}")];
        Assert.Equal(100, messages.Count);
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {messages.Count}:\n\n{string.Join("\n\n", wrong)}");
    }

    private static string Flat(string text) => string.Join('\n', text.Split('\n').Where(l => l.Length > 0));

    private static string Shown(string body, string? said = null, string headers = "")
    {
        ReadResult.Message read = Reply(body, headers);
        return FoldedLines.Rest(read.Incoming.Text, Repetition.Of(read.Incoming.Text, read.Lines, said is null ? Said : [said]));
    }

    private static ReadResult.Message Reply(string body, string headers = "") =>
        MailMessages.Message(MailMessages.Plain(body, $"Subject: \nIn-Reply-To: <dialog.c.1@region.example>{headers}"));
}
