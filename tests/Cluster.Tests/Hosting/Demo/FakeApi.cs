using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dialog.Cluster.Tests.Hosting.Demo;

/// <summary>Records what the demo asks of the api and answers as the test decides.</summary>
internal sealed class FakeApi : HttpMessageHandler
{
    public sealed record Call(string Method, string Path, JsonNode? Body, string? Bearer, bool HasHeader);

    public List<Call> Calls { get; } = [];

    /// <summary>Keyed by "METHOD path"; what is missing is a 404 for GET and a 200 otherwise.</summary>
    public Dictionary<string, Queue<Func<HttpResponseMessage>>> Answers { get; } = [];

    public IEnumerable<Call> Changes => Calls.Where(c => c.Method != "GET");

    public void Answer(string call, HttpStatusCode status, object? body = null, TimeSpan? retryAfter = null)
    {
        if (!Answers.TryGetValue(call, out Queue<Func<HttpResponseMessage>>? queue))
        {
            Answers[call] = queue = new();
        }

        queue.Enqueue(() =>
        {
            HttpResponseMessage answer = new(status) { Content = JsonContent.Create(body ?? new { }) };
            answer.Headers.RetryAfter = retryAfter is { } wait ? new(wait) : null;
            return answer;
        });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        JsonNode? body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        string path = request.RequestUri!.AbsolutePath;
        Calls.Add(new(request.Method.Method, path, body, request.Headers.Authorization?.Parameter, request.Headers.Contains("X-Dialog")));
        if (!Answers.TryGetValue($"{request.Method} {path}", out Queue<Func<HttpResponseMessage>>? queue))
        {
            return new HttpResponseMessage(request.Method == HttpMethod.Get ? HttpStatusCode.NotFound : HttpStatusCode.OK) { RequestMessage = request, Content = JsonContent.Create(new { }) };
        }
        // The last answer stays.
        HttpResponseMessage answer = (queue.Count > 1 ? queue.Dequeue() : queue.Peek())();
        answer.RequestMessage = request;
        return answer;
    }
}
