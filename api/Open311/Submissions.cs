using Dialog.Open311;

namespace Dialog.Api.Open311;

/// <summary>A client's form as a submission: pure but for the code of a thread that nobody named.</summary>
internal static class Submissions
{
    private const int LongestName = 100;
    private const int LongestPhone = 40;
    private const int LongestLine = 150;
    private const int LongestAddress = 500;

    // What clients number their own reports by: the same report sent again is the same request.
    private static readonly string[] ClientIds = ["client_id", "external_id", "dialog_id", "fixmystreet_id"];

    /// <summary>Null when the form has faults.</summary>
    /// <param name="sender">The owner of the key: numbers are per client.</param>
    public static Open311Submission? Of(
        ClientForm form, Service service, IReadOnlyList<ServiceAttribute> asked, string region, string sender, string? idempotencyKey, Open311Texts texts, DateTimeOffset now)
    {
        form.ReadAttributes(asked);
        string? description = form.Description();
        (double Lat, double Long)? point = form.Point();
        string? address = form.Value("address_string", LongestAddress);
        string? addressId = form.Value("address_id", LongestLine);
        string? email = form.Value("email", LongestLine);
        string? phone = form.Value("phone", LongestPhone);
        string? account = form.Value("account_id", LongestLine);
        string? device = form.Value("device_id", LongestLine);
        IReadOnlyList<string> media = form.MediaUrls();
        string name = $"{form.Value("first_name", LongestName)} {form.Value("last_name", LongestName)}".Trim();
        if (point is null && address is null && addressId is null && form.Faults.Count == 0)
        {
            form.Fault("address_string: give lat and long, or address_string, or address_id");
        }

        if (idempotencyKey is { Length: > LongestLine })
        {
            form.Fault($"Idempotency-Key: at most {LongestLine} characters");
        }

        if (form.Faults.Count > 0)
        {
            return null;
        }

        string? own = idempotencyKey ?? form.Attributes.Where(a => ClientIds.Contains(a.Key)).Select(a => $"{a.Key}={a.Value}").FirstOrDefault();
        string conversation = own is null ? RequestTokens.New() : RequestTokens.Of($"open311:{region}:{sender}", own);
        return new Open311Submission
        {
            Conversation = conversation,
            MessageId = "1",
            AuthorId = email?.ToLowerInvariant() ?? phone ?? (account is not null ? $"account:{account}" : device is not null ? $"device:{device}" : conversation),
            AuthorName = name.Length > 0 ? name : texts["resident"],
            Text = Open311Submission.Join(description ?? service.Name, [
                .. form.Attributes.Select(a => $"{Label(asked, a.Key)}: {Shown(asked, a)}"), .. Lines(texts, addressId, email, phone, account, device)]),
            ServiceCode = service.Code,
            Address = address,
            Latitude = point?.Lat,
            Longitude = point?.Long,
            MediaUrls = media,
            MediaUrl = media.Count > 0 ? media[0] : null,
            SentAt = now,
        };
    }

    /// <summary>Null when the form has faults.</summary>
    public static Open311Submission? Update(ClientForm form, string conversation, string messageId, string authorId, string authorName, Open311Texts texts, DateTimeOffset now)
    {
        string? description = form.Description();
        string? status = form.Value("status", LongestLine);
        string? email = form.Value("email", LongestLine);
        string? phone = form.Value("phone", LongestPhone);
        IReadOnlyList<string> media = form.MediaUrls();
        if (description is null && status is null && form.Faults.Count == 0)
        {
            form.Fault("description: write what is new");
        }

        return form.Faults.Count > 0 ? null : new Open311Submission
        {
            Conversation = conversation,
            MessageId = messageId,
            AuthorId = authorId,
            AuthorName = authorName,
            Text = Open311Submission.Join(
                description ?? $"{texts["hidden.status"]}: {status}",
                [.. status is null || description is null ? (string[])[] : [$"{texts["hidden.status"]}: {status}"], .. Lines(texts, null, email, phone, null, null)]),
            MediaUrls = media,
            MediaUrl = media.Count > 0 ? media[0] : null,
            SentAt = now,
        };
    }

    private static IEnumerable<string> Lines(Open311Texts texts, string? addressId, string? email, string? phone, string? account, string? device) =>
        from line in new[] { ("detail", addressId), ("email", email), ("phone", phone), ("account", account), ("device", device) }
        where line.Item2 is not null
        select $"{texts[$"hidden.{line.Item1}"]}: {line.Item2}";

    private static string Label(IReadOnlyList<ServiceAttribute> asked, string code) => asked.FirstOrDefault(a => a.Code == code)?.Description ?? code;

    private static string Shown(IReadOnlyList<ServiceAttribute> asked, KeyValuePair<string, string> given) =>
        asked.FirstOrDefault(a => a.Code == given.Key)?.Values.FirstOrDefault(v => v.Key == given.Value)?.Name ?? given.Value;
}
