namespace Dialog.Channels.Telegram;

/// <summary>Takes a download up to a limit; what a network says of a file's size need not be so.</summary>
internal sealed class BoundedStream(int limit) : MemoryStream
{
    /// <summary>More came than is taken.</summary>
    public bool Full { get; private set; }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Full |= Length + buffer.Length > limit;
        if (Full)
        {
            return;
        }
        // The base's writing of spans calls the writing of arrays of this class again.
        byte[] piece = buffer.ToArray();
        base.Write(piece, 0, piece.Length);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }
}
