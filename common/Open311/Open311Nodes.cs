using static Dialog.Open311.Open311Node;

namespace Dialog.Open311;

/// <summary>What a server says, as trees to be written. Pure.</summary>
public static class Open311Nodes
{
    public static Open311Node Of(IEnumerable<Service> services) => new Several("service", [.. services.Select(s => Group.Of(
        ("service_code", s.Code), ("service_name", s.Name), ("description", s.Description), ("metadata", s.Metadata), ("type", s.Type), ("keywords", s.Keywords),
        ("group", s.Group)))]);

    public static Open311Node Of(ServiceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Group.Of(("service_code", definition.Code), ("attributes", new Several("attribute", [.. definition.Attributes.Select(Of)])));
    }

    public static Open311Node Of(IEnumerable<ServiceRequest> requests) => new Several("request", [.. requests.Select(Of)]);

    public static Open311Node Of(IEnumerable<RequestUpdate> updates) => new Several("request_update", [.. updates.Select(u => Group.Of(
        ("update_id", u.Id), ("service_request_id", u.RequestId), ("status", u.Status), ("description", u.Description), ("updated_datetime", u.UpdatedAt),
        ("media_url", Media(u.MediaUrl, u.MediaUrls))))]);

    public static Open311Node Of(IEnumerable<Open311Error> errors) => new Several("error", [.. errors.Select(e => Group.Of(
        ("code", int.TryParse(e.Code, out int number) ? number : e.Code), ("description", e.Description)))]);

    private static Open311Node Of(ServiceAttribute a) => Group.Of(
        ("variable", a.Variable), ("code", a.Code), ("datatype", a.Datatype), ("required", a.Required), ("datatype_description", a.DatatypeDescription), ("order", a.Order),
        ("description", a.Description),
        ("values", a.Values.Count == 0 ? null : new Several("value", [.. a.Values.Select(v => Group.Of(("key", v.Key), ("name", v.Name)))])));

    private static Open311Node Of(ServiceRequest r) => Group.Of(
        ("service_request_id", r.Id), ("token", r.Token), ("status", r.Status), ("status_notes", r.StatusNotes), ("service_name", r.ServiceName),
        ("service_code", r.ServiceCode), ("description", r.Description), ("agency_responsible", r.Agency), ("service_notice", r.Notice),
        ("requested_datetime", r.RequestedAt), ("updated_datetime", r.UpdatedAt), ("expected_datetime", r.ExpectedAt), ("address", r.Address),
        ("address_id", r.AddressId), ("zipcode", r.ZipCode), ("lat", r.Latitude), ("long", r.Longitude), ("media_url", Media(r.MediaUrl, r.MediaUrls)), ("account_id", r.AccountId));

    // The specification knows one.
    private static object? Media(string? first, IReadOnlyList<string> all) => all.Count > 1 ? new Several("media_url", [.. all.Select(u => new Leaf(u))]) : first;
}
