using System.Globalization;

namespace Dialog.Open311;

/// <summary>Answers of others' GeoReport v2 servers, XML or JSON, whatever they were asked for. Pure; never throws.</summary>
public static class Open311Reader
{
    private const int LongestId = 200;
    private const int LongestAddress = 2000;

    /// <summary>Of POST and GET requests and of GET tokens: those with an id or a token.</summary>
    public static Open311Read<ServiceRequest> Requests(ReadOnlySpan<byte> answer) =>
        Read(answer, tree => tree.With("service_request_id", "token").Select(Request).Where(r => r.Id is not null || r.Token is not null));

    public static Open311Read<RequestUpdate> Updates(ReadOnlySpan<byte> answer) =>
        Read(answer, tree => tree.With("update_id").Select(Update).Where(u => u.Id is not null));

    public static Open311Read<Service> Services(ReadOnlySpan<byte> answer) =>
        Read(answer, tree => tree.With("service_code").Select(ServiceOf).OfType<Service>());

    public static Open311Read<ServiceDefinition> Definitions(ReadOnlySpan<byte> answer) =>
        Read(answer, tree => tree.With("service_code", "attributes").Select(Definition).OfType<ServiceDefinition>());

    public static Open311Read<Open311Error> Errors(ReadOnlySpan<byte> answer) =>
        Read(answer, tree => tree.With("description", "code").Select(e => new Open311Error(e.Value("code") ?? "", e.Value("description") ?? "")));

    private static Open311Read<T> Read<T>(ReadOnlySpan<byte> answer, Func<Open311Tree, IEnumerable<T>> items)
    {
        (Open311Tree? tree, string? problem) = Open311Tree.Read(answer);
        return tree is null ? new([], problem) : new([.. items(tree)], null);
    }

    private static ServiceRequest Request(Open311Tree r) => Request(r, Media(r));

    private static ServiceRequest Request(Open311Tree r, string[] media) => new()
    {
        Id = Id(r, "service_request_id"),
        Token = Id(r, "token"),
        Status = r.Value("status")?.ToLowerInvariant(),
        StatusNotes = r.Value("status_notes"),
        ServiceName = r.Value("service_name"),
        ServiceCode = r.Value("service_code"),
        Description = r.Value("description"),
        Agency = r.Value("agency_responsible"),
        Notice = r.Value("service_notice"),
        RequestedAt = Time(r.Value("requested_datetime")),
        UpdatedAt = Time(r.Value("updated_datetime")),
        ExpectedAt = Time(r.Value("expected_datetime")),
        Address = r.Value("address"),
        AddressId = r.Value("address_id"),
        ZipCode = r.Value("zipcode"),
        Latitude = Number(r.Value("lat")),
        Longitude = Number(r.Value("long")),
        MediaUrl = media.FirstOrDefault(),
        MediaUrls = media,
        AccountId = r.Value("account_id"),
        Fields = [.. Leaves(r)],
    };

    private static RequestUpdate Update(Open311Tree u) => Update(u, Media(u));

    private static RequestUpdate Update(Open311Tree u, string[] media) => new()
    {
        Id = Id(u, "update_id"),
        RequestId = Id(u, "service_request_id"),
        Status = u.Value("status")?.ToLowerInvariant(),
        Description = u.Value("description"),
        UpdatedAt = Time(u.Value("updated_datetime")),
        MediaUrl = media.FirstOrDefault(),
        MediaUrls = media,
    };

    private static Service? ServiceOf(Open311Tree s) => s.Value("service_code") is { } code
        ? new(code, s.Value("service_name") ?? code, s.Value("description"), IsTrue(s, "metadata"), s.Value("type") ?? "realtime", s.Value("keywords"), s.Value("group"))
        : null;

    private static ServiceDefinition? Definition(Open311Tree d) => d.Value("service_code") is { } code
        ? new(code, d.Child("attributes") is { } list ? [.. list.With("code").Select(Attribute).OfType<ServiceAttribute>()] : [])
        : null;

    private static ServiceAttribute? Attribute(Open311Tree a) => a.Value("code") is { } code
        ? new(code, a.Value("datatype") ?? "string", !a.Children.Any(c => c.Name == "variable") || IsTrue(a, "variable"), IsTrue(a, "required"),
            int.TryParse(a.Value("order"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int order) ? order : 0, a.Value("description"), a.Value("datatype_description"),
            a.Child("values") is { } values ? [.. values.With("key").Select(v => new AttributeValue(v.Value("key") ?? "", v.Value("name") ?? ""))] : [])
        : null;

    // The field once or several times, or a list within it.
    private static string[] Media(Open311Tree node) =>
        [.. MediaAddresses.Of(node.Children.Where(c => c.Name == "media_url").SelectMany(Texts)).Where(u => u.Length <= LongestAddress).Take(MediaAddresses.Most)];

    private static IEnumerable<string?> Texts(Open311Tree node) => node.Children.Count > 0 ? node.Children.SelectMany(Texts) : [node.Text];

    // An id longer than any of ours can be stored is no id.
    private static string? Id(Open311Tree node, string name) => node.Value(name) is { Length: <= LongestId } id ? id : null;

    private static bool IsTrue(Open311Tree node, string name) => node.Value(name) is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<KeyValuePair<string, string>> Leaves(Open311Tree node) => node.Children.SelectMany(
        c => c.Children.Count > 0 ? Leaves(c) : c.Text is { } text && !string.IsNullOrWhiteSpace(text) ? [new KeyValuePair<string, string>(c.Name, text.Trim())] : []);

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at.ToUniversalTime() : null;
}
