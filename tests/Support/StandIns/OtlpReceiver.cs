using System.Collections.Concurrent;
using System.Text;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>A span as it arrived: ids in hex, attributes that are texts.</summary>
public sealed record ReceivedSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> LinkedTraces);

/// <summary>A collector for OpenTelemetry over HTTP: keeps the spans, and the bytes of everything it was sent.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentQueue<byte[]> _traces = new();
    private readonly ConcurrentQueue<byte[]> _logs = new();

    private OtlpReceiver(WebApplication app, string address) => (this._app, Address) = (app, address);

    public string Address { get; }

    public IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    /// <summary>Every span and log record that came holds this text somewhere: none should.</summary>
    public bool Holds(string text) => _traces.Concat(_logs).Any(b => b.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public int LogBatches => _logs.Count;

    public static async Task<OtlpReceiver> StartAsync()
    {
        string address = $"http://127.0.0.1:{FreePorts.Next()}";
        WebApplication app = StandInApp.At(address);
        OtlpReceiver receiver = new(app, address);
        app.MapPost("/v1/traces", (HttpRequest request) => receiver.Take(request, receiver._traces, receiver.Read));
        app.MapPost("/v1/logs", (HttpRequest request) => receiver.Take(request, receiver._logs, _ => { }));
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Take(HttpRequest request, ConcurrentQueue<byte[]> kept, Action<byte[]> read)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body);
        kept.Enqueue(body.ToArray());
        read(body.ToArray());
        return Results.Bytes([], "application/x-protobuf");
    }

    // ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2.
    private void Read(byte[] message)
    {
        foreach (ReadOnlyMemory<byte> span in Wire.Nested(message, 1, 2, 2))
        {
            _spans.Enqueue(new ReceivedSpan(
                Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5),
                // KeyValue.key = 1, .value = 2, AnyValue.string_value = 1.
                Wire.Nested(span, 9).GroupBy(a => Text(a, 1)).ToDictionary(a => a.Key, a => Wire.Nested(a.Last(), 2, 1).Select(v => Encoding.UTF8.GetString(v.Span)).FirstOrDefault("")),
                [.. Wire.Nested(span, 13).Select(l => Hex(l, 1))]));
        }
    }

    private static string Hex(ReadOnlyMemory<byte> message, int field) => Convert.ToHexStringLower(Wire.Nested(message, field).FirstOrDefault().Span);

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Wire.Nested(message, field).FirstOrDefault().Span);

    /// <summary>As much of protobuf's encoding as is needed to walk through it.</summary>
    private static class Wire
    {
        public static IEnumerable<ReadOnlyMemory<byte>> Nested(ReadOnlyMemory<byte> message, params int[] path) => path.Length == 0
            ? [message]
            : Fields(message).Where(f => f.Number == path[0]).SelectMany(f => Nested(f.Bytes, path[1..]));

        private static List<(int Number, ReadOnlyMemory<byte> Bytes)> Fields(ReadOnlyMemory<byte> message)
        {
            List<(int, ReadOnlyMemory<byte>)> fields = [];
            for (int at = 0; at < message.Length;)
            {
                ulong tag = Varint(message.Span, ref at);
                switch (tag & 7)
                {
                    case 0:
                        Varint(message.Span, ref at);
                        break;
                    case 1:
                        at += 8;
                        break;
                    case 2:
                        int length = (int)Varint(message.Span, ref at);
                        fields.Add(((int)(tag >> 3), message.Slice(at, length)));
                        at += length;
                        break;
                    case 5:
                        at += 4;
                        break;
                    default:
                        throw new InvalidDataException($"Wire type {tag & 7} is none of protobuf's.");
                }
            }

            return fields;
        }

        private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
        {
            ulong value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = bytes[at++];
                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    return value;
                }
            }
        }
    }
}
