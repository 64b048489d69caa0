using System.Text.RegularExpressions;

namespace Dialog.Channels.Email;

/// <summary>The phrases by which mail programs mark what the writer did not write. Lines only, never whole messages, and without backtracking.</summary>
internal static partial class EmailPhrases
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>"-----Original Message-----" and its sisters: below is what was answered.</summary>
    [GeneratedRegex(@"^[\s>*]*([-_=—]{2,}\s*(original (message|appointment)|reply message|исходное сообщение|исходное письмо|оригинальное сообщение|первоначальное сообщение|(конец )?цитируемо(е|го) сообщени(е|я)|ursprüngliche nachricht|original-?nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig meddelelse|ursprungligt meddelande|wiadomość oryginalna|původní zpráva|alkuperäinen viesti|opprinnelig melding|вихідне повідомлення|-*original message)\s*[-_=—]{2,}|original message:?)\s*\*?\s*$", Plain)]
    internal static partial Regex Original();

    /// <summary>Below is what the writer passes on: it belongs to what they say.</summary>
    [GeneratedRegex(@"^[\s>*]*([-_=]{2,}\s*(forwarded (message|by)|пересылаемое сообщение|пересланное сообщение|переадресованное сообщение|перенаправленное сообщение|weitergeleitete nachricht|message transféré|mensaje reenviado)|begin forwarded message|начало (переадресованного|пересылаемого|пересланного) сообщения|anfang der weitergeleiteten)", Plain)]
    internal static partial Regex Forwarded();

    /// <summary>"On Monday Anna wrote:", in one line.</summary>
    [GeneratedRegex(@"^\s*(on|le|el|am|il|op|den|em|w dniu|dnia|dne|a\(z\)|pada|tarihinde|at|sur|[12]\d{3}[-/.年]).*\d.*(wrote|writes|écrit|escribió|schrieb|ha scritto|schreef|skrev|escreveu|napisał|napisał\(a\)|napsal|napsal\(a\)|írta|menulis|yazdı|geschreven|写道|寫道|kirjoitti)\s*:?\s*$", Plain)]
    internal static partial Regex OnWrote();

    /// <summary>The same with the verb before the writer: "Am 1. Mai schrieb Anna:".</summary>
    [GeneratedRegex(@"^\s*(am|op|den|le|el|il)\s.*\d.*\s(schrieb|schreef|skrev|a écrit|escribió|ha scritto)\s.+:\s*$", Plain)]
    internal static partial Regex VerbFirst();

    /// <summary>"10.06.2026, 12:00, Анна пишет:" in its many orders: a date, a comma, a verb.</summary>
    [GeneratedRegex(@"^\s*((пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье)\.?,?\s+)?\d{1,4}(-|\.|/| )([\p{L}]{3,9}\.?|\d{1,2})(-|\.|/| )\d{2,4}(\s*г\.?)?,?(\s*(в|at))?\s*\d{1,2}:\d{2}(:\d{2})?(\s*(am|pm))?(\s*\(?(gmt|utc|msk|мск)?\s*[+-]?\d{0,2}:?\d{0,2}\)?)?\s*(,|от|пользователь).+(пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|wrote|сообщил|сообщила|сообщает)\s*:\s*$", Plain)]
    internal static partial Regex RussianWrote();

    /// <summary>Anything that ends with a colon and names a time and an address: "Среда, 10 июня 2026, 12:00 +03:00 от Анна &lt;a@b.example&gt;:".</summary>
    [GeneratedRegex(@"^.*(\d{1,2}[:.]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}).*[<\[(\s""«']\S+@\S+.*:\s*$", Plain)]
    internal static partial Regex TimeAndAddress();

    /// <summary>"Анна Ким &lt;a@b.example&gt; пишет:" without a time.</summary>
    [GeneratedRegex(@"^.*\S+@\S+.*\s(wrote|writes|пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|schrieb|a écrit|escribió|skrev|kirjoitti)\s*:\s*$", Plain)]
    internal static partial Regex AddressWrote();

    /// <summary>"Приёмная писал(а) 2026-06-10 12:00:" of Roundcube, "Anna kirjoitti 10.6.2026 klo 12.00:" of Thunderbird: the writer, the verb, the time.</summary>
    [GeneratedRegex(@"^.*\S\s+(писал|писала|писал\(а\)|написал|написала|написал\(а\)|wrote|skrev|kirjoitti|schrieb)\s+(on\s|den\s)?\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?(\s(klo|kello|kl\.?|at|в))?\s+\d{1,2}[:.]\d{2}([:.]\d{2})?\s*:\s*$", Plain)]
    internal static partial Regex WroteAtTime();

    /// <summary>"ke 10. kesäk. 2026 klo 12.00 Anna kirjoitti:", "ons. 10. juni 2026 kl. 12:00 skrev Anna &lt;a@b.example&gt;:": a day of the week in the north.</summary>
    [GeneratedRegex(@"^\s*(den\s)?(ma|ti|ke|to|pe|la|su|man|tir|tirs|ons|tor|tors|fre|lør|søn|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\.?,?\s.*\d.*\s(skrev\s.+|(skrev|kirjoitti))\s*:\s*$", Plain)]
    internal static partial Regex NorthernWrote();

    /// <summary>"Вы писали 10 июня 2026 г., 12:00:00:" and "Wednesday, June 10, 2026, 12:00:00 PM, you wrote:" of The Bat!.</summary>
    [GeneratedRegex(@"^\s*(вы\s+(писали|написали)\s.*\d.*|.*\d{1,2}:\d{2}.*\syou\s+wrote)\s*:\s*$", Plain)]
    internal static partial Regex YouWrote();

    /// <summary>"12:00, 10 июня 2026 г., Приёмная:" of Yandex on telephones: the time before the day.</summary>
    [GeneratedRegex(@"^\s*\d{1,2}:\d{2},\s*\d{1,2}[ .]([\p{L}]{3,9}\.?|\d{1,2})[ .]\d{4}(\s*г\.?)?,\s*\S.*:\s*$", Plain)]
    internal static partial Regex TimeBeforeDay();

    /// <summary>"---- On Wed, 10 Jun 2026 12:00:00 +0300 Anna &lt;a@b.example&gt; wrote ----" of Zoho.</summary>
    [GeneratedRegex(@"^\s*-{3,}\s*.*\d{1,2}:\d{2}.*\s(wrote|пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|skrev|kirjoitti|schrieb)\s*-{3,}\s*$", Plain)]
    internal static partial Regex BetweenRules();

    [GeneratedRegex(@"^\s*(on|le|el|am|il|op|den|em|w dniu|dnia|dne|(пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье)\b.?,?|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s[\p{L}]{3,9}\.?\s\d{4}|\d{1,2}:\d{2},\s\d{1,2}\s[\p{L}]{3,9}\.?\s\d{4}|(ma|ti|ke|to|pe|la|su|man|tir|tirs|ons|tor|tors|fre|lør|søn)\.?\s\d{1,2}\.\s|-{3,}\s\w+\s.*\d{1,2}:\d{2}|\S+@\S+)\s?.*$", Plain)]
    internal static partial Regex HeaderStart();

    /// <summary>The first line of a header quoted by Outlook, Mail.ru and others.</summary>
    [GeneratedRegex(@"^[\s>*]*(from|от|от кого|von|de|da|van|från|fra|od|lähettäjä|від|expéditeur|发件人|寄件者|差出人)\s*\*?\s*:\s*\*?\s*\S", Plain)]
    internal static partial Regex HeaderFrom();

    [GeneratedRegex(@"^[\s>*]*(sent|date|to|cc|subject|reply-to|importance|отправлено|отправлен|дата|кому|копия|тема|важность|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado|enviada|fecha|para|asunto|assunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|dato|lähetetty|vastaanottaja|päiväys|päivämäärä|kopio|aihe|wysłano|do|temat|надіслано|发送时间|收件人|主题)\s*\*?\s*:", Plain)]
    internal static partial Regex HeaderOther();

    [GeneratedRegex(@"^[\s>*]*(subject|тема|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|lähetetty|sendt|temat|主题|sent|отправлено|gesendet|envoyé|enviado|inviato|verzonden|date|дата|发送时间)\s*\*?\s*:", Plain)]
    internal static partial Regex HeaderSubjectOrDate();
}
