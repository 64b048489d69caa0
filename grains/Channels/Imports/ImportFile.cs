namespace Dialog.Channels.Imports;

/// <summary>The content of an import, read from the database piece by piece: a file of any size takes a megabyte of memory.</summary>
internal sealed class ImportFile(ImportStore store, Guid id, long length) : Stream
{
    private const int PieceSize = 1 << 20;
    private ReadOnlyMemory<byte> _piece;
    private long _next;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _next - _piece.Length;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_piece.IsEmpty && _next < length)
        {
            byte[] fetched = await store.Piece(id, _next, PieceSize, cancellationToken);
            _piece = fetched;
            _next = fetched.Length == 0 ? length : _next + fetched.Length;
        }
        int count = Math.Min(buffer.Length, _piece.Length);
        _piece[..count].CopyTo(buffer);
        _piece = _piece[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
