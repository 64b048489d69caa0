namespace Dialog.Api.Setup;

/// <summary>
/// How residents and officials reach this installation (<c>Dialog:Public:BaseAddress</c>). Links in answers begin with it and never with the
/// host of a request, which anybody may forge; only where nothing is set, in development, they do.
/// </summary>
internal sealed class PublicAddress
{
    private PublicAddress(string? address) => Base = address;

    /// <summary>Scheme and host, without a slash at the end; null where nothing is set, in development.</summary>
    public string? Base { get; }

    /// <exception cref="InvalidOperationException">Missing in production, or no address: the message says what to set.</exception>
    public static PublicAddress Load(string? configured, bool production)
    {
        string? address = configured?.Trim().TrimEnd('/');
        if (string.IsNullOrEmpty(address))
        {
            return production
                ? throw new InvalidOperationException("Dialog__Public__BaseAddress is not set: give the address people see in the browser, e.g. https://dialog.example. Links to trackers and files begin with it.")
                : new PublicAddress(null);
        }

        return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
            ? new PublicAddress(address)
            : throw new InvalidOperationException($"Dialog__Public__BaseAddress is '{address}': it must be scheme and host, with a port if need be and without a path, e.g. https://dialog.example.");
    }

    /// <summary>A link to a path of ours, which begins with a slash.</summary>
#pragma warning disable RS0030 // Here, and nowhere else, the host of a request becomes part of a link: where no address is set.
    public string Link(HttpRequest request, string path) => $"{Base ?? $"{request.Scheme}://{request.Host}"}{path}";
#pragma warning restore RS0030
}
