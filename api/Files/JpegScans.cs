using System.Buffers.Binary;

namespace Dialog.Api.Files;

/// <summary>
/// How often a JPEG goes over its whole image: a progressive one does so with every scan, and a scan of a dozen bytes costs as much as one of
/// megabytes. Told from the markers, before anything is unpacked. Pure.
/// </summary>
internal static class JpegScans
{
    private const byte Marker = 0xFF;

    /// <returns>the pixels of the frame times its scans; of what is no JPEG, 0</returns>
    public static long ScannedPixels(ReadOnlySpan<byte> jpeg)
    {
        (long pixels, long scans) = (0, 0);
        int at = 2;
        while (NextMarker(jpeg, ref at) is { } marker)
        {
            // End of the image, or a marker that stands alone.
            if (marker == 0xD9)
            {
                break;
            }

            if (marker is 0x01 or 0xD8)
            {
                continue;
            }

            if (at + 2 > jpeg.Length)
            {
                break;
            }

            if (IsFrame(marker) && at + 7 <= jpeg.Length)
            {
                pixels = Math.Max(pixels, (long)BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 3)..]) * BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]));
            }

            scans += marker == 0xDA ? 1 : 0;
            at += BinaryPrimitives.ReadUInt16BigEndian(jpeg[at..]);
        }

        return pixels * scans;
    }

    // Behind a scan's header come its bits, in which FF is followed by 00 or by the mark of a restart.
    private static byte? NextMarker(ReadOnlySpan<byte> jpeg, ref int at)
    {
        while (at + 1 < jpeg.Length)
        {
            int found = jpeg[at..].IndexOf(Marker);
            if (found < 0 || at + found + 1 >= jpeg.Length)
            {
                return null;
            }

            at += found + 1;
            byte marker = jpeg[at];
            if (marker == Marker)
            {
                continue;
            }

            at++;
            if (marker is not (0 or >= 0xD0 and <= 0xD7))
            {
                return marker;
            }
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
