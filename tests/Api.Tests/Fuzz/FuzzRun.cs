using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>Sends requests and keeps what came of them.</summary>
internal sealed class FuzzRun(Uri api, FuzzedRegion region, List<FuzzedOperation> operations, IReadOnlyDictionary<string, string[]> table, JsonElement document, ConcurrentQueue<string> errors)
{
    private const int Lanes = 4;
    private const int Repetitions = 5;
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentDictionary<string, int> _reached = new();

    /// <summary>What must not be, with the request that led to it.</summary>
    public ConcurrentQueue<string> Failures { get; } = new();

    public int Requests => _statuses.Values.Sum();

    /// <summary>Operations that answered nothing but 401 and 403: what stands behind the guard was not tried.</summary>
    public IEnumerable<string> OnlyRefused => operations.Select(o => o.Name).Where(n => !_reached.ContainsKey(n)).Order(StringComparer.Ordinal);

    public string Summary => $"{Requests} requests, {string.Join(", ", Enumerable.Range(1, 5).Select(c => $"{_statuses.Where(s => s.Key / 100 == c).Sum(s => s.Value)} of {c}xx"))} ({string.Join(", ", _statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))})";

    /// <summary>Every operation this many times, in an order of the seed.</summary>
    public async Task Round(int seed, int times, CancellationToken cancellation)
    {
        SchemaValues values = new(document, region.Field);
        FuzzedRequest requests = new(region, new FuzzedBody(values, region.Field));
        (FuzzedOperation Operation, int Seed)[] order = [.. operations.SelectMany((o, i) => Enumerable.Range(0, times).Select(t => (o, unchecked((((seed * 31) + i) * 1_009) + t))))];
        new Random(seed).Shuffle(order);
        ParallelOptions lanes = new() { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation };
        await Parallel.ForEachAsync(order, lanes, async (next, token) => await Ask(next.Operation, next.Seed, requests, token));
    }

    /// <summary>Every example without each of its fields in turn, and with each of them empty, null or of another type.</summary>
    public async Task Sweep(CancellationToken cancellation)
    {
        FuzzedRequest requests = new(region, new FuzzedBody(new SchemaValues(document, region.Field), region.Field));
        ParallelOptions lanes = new() { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation };
        IEnumerable<(FuzzedOperation Operation, string Body)> all = operations.Where(o => o.Body is not null).SelectMany(o => requests.Body.WithoutOne(o).Select(b => (o, b)));
        await Parallel.ForEachAsync(all, lanes, async (next, token) => await Ask(next.Operation, 0, random => requests.Right(next.Operation, next.Body, api, random), always: true, token));
    }

    private Task Ask(FuzzedOperation operation, int seed, FuzzedRequest requests, CancellationToken cancellation) =>
        Ask(operation, seed, random => requests.Make(operation, api, random), always: false, cancellation);

    private async Task Ask(FuzzedOperation operation, int seed, Func<Random, HttpRequestMessage> make, bool always, CancellationToken cancellation)
    {
        for (int repeated = 0; ; repeated++)
        {
            Random random = new(seed);
            HttpClient client = await region.For(operation.Name, table[operation.Name], random, always);
            using HttpRequestMessage request = make(random);
            string told = await Told(request, cancellation);
            try
            {
                using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
                int status = (int)answer.StatusCode;
                byte[] bytes = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? [] : await answer.Content.ReadAsByteArrayAsync(cancellation);
                // An outage is announced, and passes: only what stays is a fault of ours.
                if (status == 503 && answer.Headers.RetryAfter is not null && repeated < Repetitions)
                {
                    continue;
                }

                Note(operation, client, status, bytes, told, seed);
                return;
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                Failures.Enqueue($"no answer within {client.Timeout.TotalSeconds} s to {told}");
                return;
            }
            catch (HttpRequestException e)
            {
                // The server hangs up on a body it has refused before it was read.
                if (request.Content is null)
                {
                    Failures.Enqueue($"{e.Message} {e.InnerException?.Message} to {told}");
                }

                return;
            }
        }
    }

    private void Note(FuzzedOperation operation, HttpClient client, int status, byte[] bytes, string told, int seed)
    {
        _statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
        if (status >= 500)
        {
            Failures.Enqueue($"{status} (seed {seed}) to {told}\n{System.Text.Encoding.UTF8.GetString(bytes)}\n{(errors.TryDequeue(out string? error) ? error : "")}");
        }

        if (status is not (401 or 403))
        {
            _reached[operation.Name] = status;
        }

        if (status == 401)
        {
            region.Forget(client);
        }
        else if (status is 200 or 201 or 202)
        {
            region.Learn(operation, bytes);
        }
    }

    private static async Task<string> Told(HttpRequestMessage request, CancellationToken cancellation)
    {
        string body = request.Content is null ? "" : $" {request.Content.Headers.ContentType} {Cut(System.Text.Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(cancellation)), 600)}";
        return $"{request.Method} {Cut(request.RequestUri!.OriginalString, 500)}{body}";
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..length]}… ({text.Length})";

    public static async Task<JsonElement> Document(Uri api)
    {
        using HttpClient stranger = new() { BaseAddress = api };
        return await stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
    }
}
