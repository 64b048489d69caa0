using System.Globalization;
using System.Text.RegularExpressions;
using Dialog.Open311;

namespace Dialog.Api.Open311;

/// <summary>What a client posted, field by field; see <see cref="ClientBody"/>.</summary>
internal sealed partial class ClientForm
{
    private const int MostAttributes = 60;
    private const int LongestDescription = 10_000;
    private const int LongestValue = 2000;
    private readonly IFormCollection _form;
    private readonly List<string> _faults = [];
    private readonly List<Remark> _remarks = [];

    public ClientForm(IFormCollection form, IReadOnlyList<ClientUpload> uploads) => (_form, Uploads) = (form, uploads);

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>What is not taken of it although the rest is.</summary>
    public IReadOnlyList<Remark> Remarks => _remarks;

    public IReadOnlyList<ClientUpload> Uploads { get; }

    /// <summary>Values by attribute code, in the order they came.</summary>
    public List<KeyValuePair<string, string>> Attributes { get; } = [];

    public string? ApiKey => Value("api_key", LongestValue);

    public string? Jurisdiction => Value("jurisdiction_id", LongestValue);

    /// <summary>The trimmed value; null when it is missing or blank, which the specification says is the same.</summary>
    public string? Value(string name, int longest)
    {
        string? value = _form.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues given) ? given.FirstOrDefault()?.Trim() : null;
        if (value is { Length: > 0 } && value.Length > longest)
        {
            _faults.Add($"{name}: at most {longest} characters; this has {value.Length}");
        }

        return string.IsNullOrEmpty(value) ? null : value;
    }

    public string? Description() => Value("description", LongestDescription);

    public void Fault(string what) => _faults.Add(what);

    /// <summary>
    /// Addresses of photos: media_url given once or several times, as a list (media_url[]), or several in one value with line ends, spaces or
    /// commas between.
    /// </summary>
    public IReadOnlyList<string> MediaUrls()
    {
        string[] urls = MediaAddresses.Of(_form.Where(f => MediaName().IsMatch(f.Key)).SelectMany(f => f.Value));
        foreach (string url in urls.Take(MediaAddresses.Most))
        {
            if (url.Length > LongestValue)
            {
                _faults.Add($"media_url: at most {LongestValue} characters; this has {url.Length}");
            }
            else if (!(Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
            {
                _faults.Add("media_url: must be an absolute http or https address");
            }
        }

        if (urls.Length > MediaAddresses.Most)
        {
            _remarks.Add(new Remark("media", urls.Length, MediaAddresses.Most));
        }

        return [.. urls.Take(MediaAddresses.Most)];
    }

    public (double Lat, double Long)? Point()
    {
        (string? lat, string? lon) = (Value("lat", 40), Value("long", 40));
        if (lat is null && lon is null)
        {
            return null;
        }

        if (lat is null || lon is null)
        {
            _faults.Add($"{(lat is null ? "lat" : "long")}: lat and long belong together");
            return null;
        }

        bool first = Degrees(lat, 90, out double latitude);
        bool second = Degrees(lon, 180, out double longitude);
        if (!first || !second)
        {
            _faults.Add($"{(first ? "long" : "lat")}: must be degrees (WGS84), e.g. 55.7512");
            return null;
        }

        return (latitude, longitude);
    }

    /// <summary>Checks the attributes against what the service asks; what it does not ask is kept all the same.</summary>
    public void ReadAttributes(IReadOnlyList<ServiceAttribute> asked)
    {
        foreach (string key in _form.Keys)
        {
            if (AttributeName().Match(key) is not { Success: true } match)
            {
                continue;
            }

            string code = match.Groups[1].Value;
            ServiceAttribute? known = asked.FirstOrDefault(a => a.Code == code);
            foreach (string value in _form[key].Select(v => v?.Trim() ?? "").Where(v => v.Length > 0))
            {
                if (Wrong(known, value) is { } wrong)
                {
                    _faults.Add($"attribute[{code}]: {wrong}");
                }

                Attributes.Add(new(code, value));
            }
        }

        if (Attributes.Count > MostAttributes)
        {
            _faults.Add($"attribute: at most {MostAttributes} values");
        }

        foreach (ServiceAttribute missing in asked.Where(a => a.Required && Attributes.All(g => g.Key != a.Code)))
        {
            _faults.Add($"attribute[{missing.Code}]: is required for this service_code");
        }
    }

    private static string? Wrong(ServiceAttribute? known, string value) => known?.Datatype switch
    {
        _ when value.Length > LongestValue => $"at most {LongestValue} characters",
        "number" when !double.TryParse(value, CultureInfo.InvariantCulture, out _) => "must be a number",
        "datetime" when !IsoTime.Is(value) => "must be ISO 8601 with a zone",
        "singlevaluelist" or "multivaluelist" when known.Values.All(v => v.Key != value) => $"must be one of {string.Join(", ", known.Values.Select(v => v.Key))}",
        _ => null,
    };

    private static bool Degrees(string text, double most, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees) && Math.Abs(degrees) <= most;

    [GeneratedRegex(@"^attributes?\[([^\[\]]{1,100})\](?:\[\d*\])?$")]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"^media_url(?:\[\d*\])?$")]
    private static partial Regex MediaName();
}
