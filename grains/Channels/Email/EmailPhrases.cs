using System.Text.RegularExpressions;

namespace Dialog.Channels.Email;

/// <summary>The phrases by which mail programs mark what the writer did not write. Lines only, never whole messages, and without backtracking.</summary>
internal static partial class EmailPhrases
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>"-----Original Message-----" and its sisters: below is what was answered.</summary>
    [GeneratedRegex(@"^[\s>*]*([-_=—]{2,}\s*(original (message|appointment)|reply message|исходное сообщение|исходное письмо|оригинальное сообщение|первоначальное сообщение|(конец )?цитируемо(е|го) сообщени(е|я)|ursprüngliche nachricht|original-?nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig meddelelse|ursprungligt meddelande|wiadomość oryginalna|původní zpráva|вихідне повідомлення|-*original message)\s*[-_=—]{2,}|original message:?)\s*\*?\s*$", Plain)]
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
    [GeneratedRegex(@"^.*\S+@\S+.*\s(wrote|writes|пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|schrieb|a écrit|escribió)\s*:\s*$", Plain)]
    internal static partial Regex AddressWrote();

    [GeneratedRegex(@"^\s*(on|le|el|am|il|op|den|em|w dniu|dnia|dne|(пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье)\b.?,?|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s[\p{L}]{3,9}\.?\s\d{4}|\S+@\S+)\s?.*$", Plain)]
    internal static partial Regex HeaderStart();

    /// <summary>The first line of a header quoted by Outlook, Mail.ru and others.</summary>
    [GeneratedRegex(@"^[\s>*]*(from|от|от кого|von|de|da|van|från|fra|od|lähettäjä|від|expéditeur|发件人|寄件者|差出人)\s*\*?\s*:\s*\*?\s*\S", Plain)]
    internal static partial Regex HeaderFrom();

    [GeneratedRegex(@"^[\s>*]*(sent|date|to|cc|subject|reply-to|importance|отправлено|отправлен|дата|кому|копия|тема|важность|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado|enviada|fecha|para|asunto|assunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|надіслано|发送时间|收件人|主题)\s*\*?\s*:", Plain)]
    internal static partial Regex HeaderOther();

    [GeneratedRegex(@"^[\s>*]*(subject|тема|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|主题|sent|отправлено|gesendet|envoyé|enviado|inviato|verzonden|date|дата|发送时间)\s*\*?\s*:", Plain)]
    internal static partial Regex HeaderSubjectOrDate();
}
