namespace Dialog.Api.Auth.Sessions;

/// <summary>
/// "Firefox, Windows" of what a browser sends. Only names of these tables come out: what was sent says too much about a device, and
/// anybody can send anything.
/// </summary>
internal static class UserAgents
{
    // The first that fits: browsers name those they are made of after themselves.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("YaBrowser/", "Yandex Browser"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Null where neither is known.</summary>
    public static string? Describe(string? userAgent) => (First(Browsers, userAgent), First(Systems, userAgent)) switch
    {
        ({ } browser, { } system) => $"{browser}, {system}",
        var (browser, system) => browser ?? system,
    };

    private static string? First((string Mark, string Name)[] names, string? userAgent) =>
        names.FirstOrDefault(n => userAgent?.Contains(n.Mark, StringComparison.Ordinal) == true).Name;
}
