using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Dialog.Api.Tests.Files;

/// <summary>Files made for these tests.</summary>
internal static class Samples
{
    /// <summary>A JPEG of 96 × 64 with a maker, a GPS latitude and the word to turn it by 90 degrees.</summary>
    public static readonly byte[] Phone = Resource("phone.jpg");

    /// <summary>An image of the format of Apple's phones, with the same EXIF.</summary>
    public static readonly byte[] PhoneHeic = Resource("phone.heic");

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in entries)
            {
                // Binary parts are given as Latin-1.
                using StreamWriter writer = new(zip.CreateEntry(name).Open(), Encoding.Latin1);
                writer.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A white image of one bit a pixel: thousands of times smaller than what it unpacks to.</summary>
    public static byte[] PngOf(int width, int height)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(new byte[(1 + (width / 8)) * height]);
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        return [0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A grey progressive JPEG whose scans are a few bytes each and go over the whole image all the same.</summary>
    public static byte[] JpegOf(ushort width, ushort height, int scans)
    {
        using MemoryStream jpeg = new();
        jpeg.Write([0xFF, 0xD8]);
        Segment(jpeg, 0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        Segment(jpeg, 0xC2, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        // One code of one bit for each table: no difference, end of block.
        byte[] codes = [1, .. new byte[15], 0];
        Segment(jpeg, 0xC4, [0x00, .. codes]);
        Segment(jpeg, 0xC4, [0x10, .. codes]);
        for (int scan = 0; scan < scans; scan++)
        {
            Segment(jpeg, 0xDA, scan == 0 ? [1, 1, 0, 0, 0, 0] : [1, 1, 0, 1, 63, 0]);
            jpeg.Write(new byte[4]);
        }

        jpeg.Write([0xFF, 0xD9]);
        return jpeg.ToArray();
    }

    private static void Segment(MemoryStream jpeg, byte marker, byte[] body) => jpeg.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body]);

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        uint crc = uint.MaxValue;
        foreach (byte b in body)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        byte[] chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), ~crc);
        return chunk;
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(Samples).Assembly.GetManifestResourceStream(name)!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
