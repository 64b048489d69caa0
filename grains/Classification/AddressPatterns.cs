using System.Text.RegularExpressions;

namespace Dialog.Classification;

/// <summary>How residents write places. All quantifiers are bounded: a hostile text costs no more than a long one.</summary>
internal static partial class AddressPatterns
{
    private const string Street =
        @"(?<type>(?i:улиц(?:а|е|ы|у|ей|ею)(?=\s)|ул(?=\.|\s)|проспект(?:а|е|у|ом)?(?=\s)|просп(?=\.|\s)|пр-?к?т(?=\.|\s)|пр(?=\.)|переул(?:ок|ка|ке|ку)(?=\s)|пер(?=\.|\s)|проезд(?:а|е|у)?(?=\s)|пр-д(?=\.|\s)|бульвар(?:а|е|у)?(?=\s)|б-р(?=\.|\s)|бул(?=\.)|шоссе(?=\s)|набережн(?:ая|ой|ую)(?=\s)|наб(?=\.|\s)|площад(?:ь|и)(?=\s)|пл(?=\.)|алле(?:я|и|е|ю)(?=\s)|тупик(?:а|е|у)?(?=\s)|тракт(?:а|е|у)?(?=\s)|микрорайон(?:а|е|у)?(?=\s)|мкр(?=\.|\s)|мкрн(?=\.|\s)|квартал(?:а|е|у)?(?=\s)))\.?\s{0,3}";

    private const string StreetAfterName =
        @"(?<type>(?i:улиц(?:а|е|ы|у)|ул\.?|проспект(?:а|е|у)?|просп\.|пр-?к?т\.?|пр\.|переул(?:ок|ка|ке|ку)|пер\.|проезд(?:а|е|у)?|пр-д\.?|бульвар(?:а|е|у)?|б-р\.?|шоссе|ш\.|набережн(?:ая|ой|ую)|наб\.|площад(?:ь|и)|пл\.|алле(?:я|и|е|ю)|лини(?:я|и|ю)|тупик(?:а|е|у)?|тракт(?:а|е|у)?|микрорайон(?:а|е|у)?|мкр\.?))(?!\p{L})";

    private const string Ordinal = @"\d{1,3}(?:\s?-?\s?(?:й|я|е|го|ая|ый|ой|ом))?";

    // "Ленина", "Карла Маркса", "И. Франко", "50 лет Октября", "1-я Советская", "генерала Григорова", and for a microdistrict "3".
    private const string Name =
        @"[«""“`']?(?<name>(?:" + Ordinal + @"\s{1,2}(?:лет\s)?)?(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁа-яё][А-ЯЁа-яё-]{2,24}(?:\s[А-ЯЁ][А-ЯЁа-яё-]{2,24}){0,2}|\d{1,2}(?:-?[А-Яа-я])?)[»""”`']?";

    private const string NameBefore =
        @"(?<name>(?:" + Ordinal + @"\s{1,2})?[А-ЯЁ][а-яё-]{2,24}(?:\s[А-ЯЁ][а-яё-]{2,24})?|\d{1,3}\s?-?\s?(?:й|я|ая|ый|ой))\s{1,2}";

    private const string Letter = @"(?:[А-Яа-яA-C](?![\p{L}\d])|\s?[«""“`][А-Яа-я][»""”`]|\s[А-Е](?!\p{L}|\.))?";

    private const string Parts =
        @"(?:[,\s]{0,3}(?i:корпус|корп|к)\.?\s?(?<block>\d{1,2})(?!\d))?(?:[,\s]{0,3}(?i:строение|стр)\.?\s?(?<building>\d{1,2})(?!\d))?(?:[,\s]{0,3}(?i:литера|лит)\.?\s?(?<litera>[А-Яа-яA-Z])(?!\p{L}))?";

    private const string Number = @"(?<house>\d{1,4}" + Letter + @"(?:\s?[/\\]\s?\d{1,4}" + Letter + @")?)(?!\d|[.:]\d)" + Parts;

    // A bare number after a street is a house unless it counts something.
    private const string Counted =
        @"(?!\s{0,2}-?(?i:лет(?!\p{L})|год|раза?(?!\p{L})|метр|м(?!\p{L})|км|недел|дней|дня|день|месяц|числ|час(?:а|ов)?(?!\p{L})|мин(?:ут)?|руб|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|ямы?(?!\p{L})|фонар|этаж|подъезд|человек|машин|шту|процент|столб|дерев|дом|люк|градус|сут|собак)|\s?%|-[йя]|-е|-го)";

    private const string HouseWord = @"(?i:дом(?:а|е|у|ом|ов)?|д)\.?\s{0,2}(?:№\s?|N\s?)?";

    // "на улице Садовой у дома 13", "… во дворе дома 13"; but "… в доме 5 этажей".
    private const string Beside = @"(?i:у|возле|около|напротив|перед|за|в|рядом\s{1,2}с|(?:во\s{1,2})?дворе?)\s{1,2}";

    private const string House = "(?:[,;\\s]{0,3}(?:" + HouseWord + Number + "|" + Beside + HouseWord + Number + Counted + @"|№?\s?" + Number + Counted + "))";

    private const string Start = @"(?<![\p{L}\d-])";

    [GeneratedRegex(Start + Street + Name + House + "?", RegexOptions.CultureInvariant)]
    public static partial Regex TypeThenName();

    [GeneratedRegex(Start + NameBefore + StreetAfterName + House + "?", RegexOptions.CultureInvariant)]
    public static partial Regex NameThenType();

    [GeneratedRegex(Start + @"(?i:дом(?:а|е|у|ом)?|д)\.?\s{0,2}(?:№\s?)?" + Number + @"[,\s]{1,3}(?:(?i:по|на)\s)?" + Street + Name, RegexOptions.CultureInvariant)]
    public static partial Regex HouseThenStreet();

    [GeneratedRegex(Start + @"(?<kind>(?i:город(?:а|е)?(?=\s)|г(?=\.)|посёл(?:ок|ка|ке)(?=\s)|посел(?:ок|ка|ке)(?=\s)|пос(?=\.)|пгт(?=\.|\s)|п(?=\.)|рп(?=\.|\s)|сел(?:о|а|е)(?=\s)|с(?=\.)|деревн(?:я|и|е|ю)(?=\s)|д(?=\.)|дер(?=\.)|станиц(?:а|ы|е)(?=\s)|хутор(?:а|е)?(?=\s)|снт(?=\s)|СНТ(?=\s)))\.?\s{0,2}[«""“]?(?<name>[А-ЯЁ][а-яё-]{2,24}(?:\s[А-ЯЁ][а-яё-]{2,24})?(?:[\s-]\d{1,2}(?!\d))?)", RegexOptions.CultureInvariant)]
    public static partial Regex Settlement();

    [GeneratedRegex(@"<[/!]?[A-Za-z][^<>]{0,400}>|&[a-z#0-9]{2,8};|[\s\u00a0]+")]
    public static partial Regex MarkupAndSpaces();
}
