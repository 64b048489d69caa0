using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dialog.Api.Tests.Files;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>A network or a client that calls us, with the right secret: what it sends when all is well, and what it might send otherwise.</summary>
internal abstract class FuzzedNetwork(string address)
{
    private static readonly DateTimeOffset Published = DateTimeOffset.UtcNow.AddMinutes(-10);

    protected string Address { get; } = address;

    protected static long Seconds => Published.ToUnixTimeSeconds();

    protected static long Milliseconds => Published.ToUnixTimeMilliseconds();

    protected static string Moment => Published.ToString("O", CultureInfo.InvariantCulture);

    /// <param name="number">of the message, its writer and its conversation</param>
    public abstract HttpRequestMessage Valid(long number, string words);

    public abstract HttpRequestMessage Spoilt(long number, Random random);

    protected static HttpRequestMessage Post(string address, byte[] body, string type = "application/json")
    {
        ByteArrayContent content = new(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
    }

    protected static string Json(object value) => JsonSerializer.Serialize(value);

    /// <summary>One whose calls are JSON.</summary>
    internal sealed class OfJson(string address, Func<long, string, object> message, Action<HttpRequestMessage>? shown = null, params string[] keep) : FuzzedNetwork(address)
    {
        public override HttpRequestMessage Valid(long number, string words) => Of(Encoding.UTF8.GetBytes(Json(message(number, words))));

        public override HttpRequestMessage Spoilt(long number, Random random) => Of(SpoiltPayload.Of(Json(message(number, random.Next(3) == 0 ? Nonsense.Text(random) : "Яма на дороге")), random, keep));

        private HttpRequestMessage Of(byte[] body)
        {
            HttpRequestMessage request = Post(Address, body);
            shown?.Invoke(request);
            return request;
        }
    }

    /// <summary>A client of Open311: a form, or parts with files.</summary>
    internal sealed class OfOpen311(string region, string key) : FuzzedNetwork($"/open311/v2/{region}")
    {
        private static readonly string[] Fields =
        [
            "description", "lat", "long", "address_string", "address_id", "email", "phone", "first_name", "last_name", "device_id", "account_id", "media_url", "media_url[]", "service_code", "jurisdiction_id",
            "attribute[WHAT]", "attribute[WHAT][]", "attribute[fixmystreet_id]", "attribute[", "token", "update_id", "status", "service_request_id",
        ];

        public override HttpRequestMessage Valid(long number, string words)
        {
            HttpRequestMessage request = new(HttpMethod.Post, $"{Address}/requests.json") { Content = new FormUrlEncodedContent(Whole(words)) };
            request.Headers.Add("Idempotency-Key", $"good-{number}");
            return request;
        }

        public override HttpRequestMessage Spoilt(long number, Random random)
        {
            string path = $"{Address}/{(random.Next(4) == 0 ? "servicerequestupdates" : "requests")}.{(random.Next(2) == 0 ? "json" : "xml")}?api_key={key}";
            List<KeyValuePair<string, string>> form = Whole("Яма на дороге");
            for (int times = random.Next(1, 4); times > 0; times--)
            {
                form.RemoveAt(random.Next(form.Count));
                form.Add(new(Fields[random.Next(Fields.Length)], Nonsense.Text(random)));
            }

            return random.Next(3) switch
            {
                0 => Post(path, SpoiltPayload.Damaged(Encoding.ASCII.GetBytes(string.Join('&', form.Select(f => $"{f.Key}={Escaped(f.Value)}"))), random), "application/x-www-form-urlencoded"),
                1 => Post(path, random.Next(6) == 0 ? SpoiltPayload.Chance(random) : SpoiltPayload.Damaged(Parts(form, random), random), random.Next(8) == 0 ? "multipart/form-data" : "multipart/form-data; boundary=here"),
                _ => Post(path, Encoding.ASCII.GetBytes(string.Join('&', form.Select(f => $"{f.Key}={Escaped(f.Value)}"))), "application/x-www-form-urlencoded"),
            };
        }

        private List<KeyValuePair<string, string>> Whole(string words) =>
            [new("api_key", key), new("service_code", "roads"), new("lat", "55.75"), new("long", "37.61"), new("description", words)];

        // Half a character has no escape: it stands as three bytes of a broken one.
        private static string Escaped(string value) => string.Concat(value.EnumerateRunes().Select(r => r.Value == 0xFFFD ? "%ED%A0%80" : Uri.EscapeDataString(r.ToString())));

        private static byte[] Parts(List<KeyValuePair<string, string>> form, Random random)
        {
            StringBuilder text = new();
            foreach ((string name, string value) in form)
            {
                text.Append(CultureInfo.InvariantCulture, $"--here\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            }

            List<byte> body = [.. Encoding.UTF8.GetBytes(text.ToString())];
            for (int files = random.Next(0, 13); files > 0; files--)
            {
                byte[] file = random.Next(3) switch
                {
                    0 => Samples.Phone,
                    1 => SpoiltPayload.Damaged(Samples.Phone, random),
                    _ => SpoiltPayload.Chance(random),
                };
                body.AddRange(Encoding.UTF8.GetBytes($"--here\r\nContent-Disposition: form-data; name=\"photo{files}\"; filename=\"{(random.Next(3) == 0 ? "a\u202e.jpg" : "1.jpg")}\"\r\nContent-Type: image/jpeg\r\n\r\n"));
                body.AddRange(file);
                body.AddRange("\r\n"u8.ToArray());
            }

            body.AddRange("--here--\r\n"u8.ToArray());
            return [.. body];
        }
    }

    public static FuzzedNetwork Telegram(string channel, string secret) => new OfJson(
        $"/hooks/telegram/{channel}",
        (n, words) => new
        {
            update_id = n,
            message = new { message_id = 11, date = Seconds, chat = new { id = n, type = "private", first_name = "Анна" }, from = new { id = n, is_bot = false, first_name = "Анна", language_code = "ru" }, text = words },
        },
        r => r.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret));

    public static FuzzedNetwork Vk(string channel, string secret) => new OfJson(
        $"/hooks/vk/{channel}",
        (n, words) => new { type = "message_new", group_id = 1, event_id = $"event-{n}", v = "5.199", secret, @object = new { message = new { id = n, date = Seconds, from_id = n, peer_id = n, text = words, attachments = Array.Empty<object>() } } },
        null,
        "secret");

    public static FuzzedNetwork Max(string channel, string secret) => new OfJson(
        $"/hooks/max/{channel}",
        (n, words) => new
        {
            update_type = "message_created",
            timestamp = Milliseconds,
            message = new
            {
                sender = new { user_id = n, first_name = "Анна", is_bot = false },
                recipient = new { chat_id = n, chat_type = "dialog", user_id = 42 },
                timestamp = Milliseconds,
                body = new { mid = $"mid.{n}", seq = 5, text = words, attachments = Array.Empty<object>() },
            },
        },
        r => r.Headers.Add("X-Max-Bot-Api-Secret", secret));

    public static FuzzedNetwork Feed(string channel, string secret) => new OfJson(
        $"/hooks/feed/{channel}",
        (n, words) => new[] { new { network = "vk", id = $"post-{n}", conversation = $"wall-{n}", author = new { id = $"author-{n}", name = "Ира" }, text = words, publishedAt = Moment } },
        r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret));
}
