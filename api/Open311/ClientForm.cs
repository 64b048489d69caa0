using System.Globalization;
using System.Text.RegularExpressions;
using Dialog.Open311;
using Microsoft.AspNetCore.Http.Features;

namespace Dialog.Api.Open311;

/// <summary>What a client posted, read within bounds: form-urlencoded as the specification says, or multipart as some send it.</summary>
internal sealed partial class ClientForm
{
    private const int LargestBody = 256 * 1024;
    private const int MostAttributes = 60;
    private const int LongestDescription = 10_000;
    private const int LongestValue = 2000;
    private readonly IFormCollection _form;
    private readonly List<string> _faults = [];

    private ClientForm(IFormCollection form) => _form = form;

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Values by attribute code, in the order they came.</summary>
    public List<KeyValuePair<string, string>> Attributes { get; } = [];

    /// <summary>The form, or what is wrong with the body as a whole.</summary>
    public static async Task<(ClientForm? Form, string? Fault)> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        if (!request.HasFormContentType)
        {
            return (null, "Content-Type: must be application/x-www-form-urlencoded or multipart/form-data");
        }

        try
        {
            FormOptions options = new() { ValueCountLimit = 200, KeyLengthLimit = 300, ValueLengthLimit = 64 * 1024, BufferBodyLengthLimit = LargestBody, MultipartBodyLengthLimit = LargestBody };
            IFormCollection form = await request.ReadFormAsync(options, cancellation);
            return form.Files.Count > 0 ? (null, $"{form.Files[0].Name}: files are not taken; give the address of one in media_url") : (new ClientForm(form), null);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return (null, $"body: not a form of at most {LargestBody} bytes");
        }
    }

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

    public string? MediaUrl()
    {
        string? url = Value("media_url", LongestValue);
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
        {
            _faults.Add("media_url: must be an absolute http or https address");
        }

        return url;
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
}
