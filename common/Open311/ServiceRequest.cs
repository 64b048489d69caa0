namespace Dialog.Open311;

/// <summary>A service request of GeoReport v2, as a server returns it; what it leaves out is null.</summary>
public sealed record ServiceRequest
{
    public string? Id { get; init; }

    /// <summary>Instead of the id, until the server has one.</summary>
    public string? Token { get; init; }

    /// <summary>open or closed; some servers have more words.</summary>
    public string? Status { get; init; }
    public string? StatusNotes { get; init; }
    public string? ServiceName { get; init; }
    public string? ServiceCode { get; init; }
    public string? Description { get; init; }
    public string? Agency { get; init; }
    public string? Notice { get; init; }
    public DateTimeOffset? RequestedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    public DateTimeOffset? ExpectedAt { get; init; }
    public string? Address { get; init; }
    public string? AddressId { get; init; }
    public string? ZipCode { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? MediaUrl { get; init; }

    /// <summary>All of them, where a server gives several.</summary>
    public IReadOnlyList<string> MediaUrls { get; init; } = [];
    public string? AccountId { get; init; }

    /// <summary>Every field as it came, for what an extension adds.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];
}

/// <summary>An update of a request, of FixMyStreet's extension <c>servicerequestupdates</c>.</summary>
public sealed record RequestUpdate
{
    public string? Id { get; init; }
    public string? RequestId { get; init; }
    public string? Status { get; init; }
    public string? Description { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    public string? MediaUrl { get; init; }

    /// <summary>All of them, where a server gives several.</summary>
    public IReadOnlyList<string> MediaUrls { get; init; } = [];
}

/// <summary>A kind of request a server takes.</summary>
/// <param name="Metadata">There are attributes to ask for.</param>
/// <param name="Type">realtime, batch or blackbox.</param>
public sealed record Service(string Code, string Name, string? Description, bool Metadata, string Type, string? Keywords, string? Group);

/// <summary>What a service asks beside the description.</summary>
/// <param name="Variable">False: only shown.</param>
/// <param name="Datatype">string, number, datetime, text, singlevaluelist or multivaluelist.</param>
public sealed record ServiceAttribute(
    string Code, string Datatype, bool Variable, bool Required, int Order, string? Description, string? DatatypeDescription, IReadOnlyList<AttributeValue> Values);

/// <summary>One choice of a list.</summary>
public sealed record AttributeValue(string Key, string Name);

/// <summary>Attributes of one service.</summary>
public sealed record ServiceDefinition(string Code, IReadOnlyList<ServiceAttribute> Attributes);

/// <summary>One error of an answer.</summary>
public sealed record Open311Error(string Code, string Description);

/// <summary>What was read, or why it could not be.</summary>
/// <param name="Problem">null when the answer could be read</param>
public sealed record Open311Read<T>(IReadOnlyList<T> Items, string? Problem)
{
    public bool IsBroken => Problem is not null;
}
