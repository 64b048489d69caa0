using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Dialog.Files;

namespace Dialog.Api.Files;

/// <summary>What a scanner says of a file.</summary>
internal abstract record ScanOutcome
{
    private ScanOutcome()
    {
    }

    public sealed record Clean : ScanOutcome;

    /// <param name="Name">the scanner's name of what it found</param>
    public sealed record Infected(string Name) : ScanOutcome;

    /// <summary>Nobody looked at the file: it must not pass.</summary>
    public sealed record Away(string Reason) : ScanOutcome;
}

/// <summary>
/// Shows files to ClamAV's clamd before they are kept (<c>Dialog:Files:Antivirus:Address</c>; without it nothing is scanned). Only its
/// word that a file is clean lets the file pass.
/// </summary>
internal sealed partial class Antivirus(FileSettings settings, TimeProvider time, ILogger<Antivirus> logger)
{
    private const int Chunk = 64 * 1024;
    private const int LongestAnswer = 4096;
    private readonly ClamdAddress? _address = settings.Antivirus.Address is { Length: > 0 } text ? ClamdAddress.Parse(text) : null;

    public async Task<ScanOutcome> Scan(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (_address is null)
        {
            return new ScanOutcome.Clean();
        }

        using CancellationTokenSource limit = new(settings.Antivirus.Timeout, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        ScanOutcome outcome;
        try
        {
            outcome = ClamdAnswer.Read(await Ask(_address, content, both.Token));
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            outcome = new ScanOutcome.Away(e is OperationCanceledException ? "no answer in time" : e.Message);
        }

        if (outcome is ScanOutcome.Away away)
        {
            LogAway(away.Reason);
        }

        return outcome;
    }

    private static async Task<string> Ask(ClamdAddress address, ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        using Socket socket = address.Socket();
        await socket.ConnectAsync(address.EndPoint, stop);
        await using NetworkStream stream = new(socket);
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
            byte[] length = new byte[4];
            for (int at = 0; at < content.Length; at += Chunk)
            {
                ReadOnlyMemory<byte> piece = content.Slice(at, Math.Min(Chunk, content.Length - at));
                BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
                await stream.WriteAsync(length, stop);
                await stream.WriteAsync(piece, stop);
            }

            await stream.WriteAsync(new byte[4], stop);
        }
        catch (IOException)
        {
            // It refuses the rest of a file that is too large for it, and its answer says so.
        }

        byte[] answer = new byte[LongestAnswer];
        int read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, stop);
        return Encoding.UTF8.GetString(answer, 0, read);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The virus scanner did not look at a file, which is therefore not taken: {Reason}")]
    private partial void LogAway(string reason);
}
