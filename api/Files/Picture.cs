using Dialog.Files;
using ImageMagick;

namespace Dialog.Api.Files;

/// <summary>A re-encoded image: upright, of ordinary size, without metadata about where and with what it was taken.</summary>
internal sealed record Picture(byte[] Bytes, byte[] Thumbnail, string MimeType, string Extension, int Width, int Height);

/// <summary>Why an image was not taken.</summary>
internal sealed class PictureException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// Decodes images from outside and re-encodes them. The decoder is given the detected format, the image size is known
/// before it unpacks anything, and at most two run at once on a node, each for a limited time.
/// </summary>
internal sealed class Pictures(TimeProvider time) : IDisposable
{
    // Of the steps that can be stopped; how long unpacking may take is limited by the pixels and the scans.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private const uint LongestSide = 2560;
    private const uint ThumbnailSide = 360;
    private readonly SemaphoreSlim _places = new(2);

    static Pictures()
    {
        ResourceLimits.Width = 30_000;
        ResourceLimits.Height = 30_000;
        ResourceLimits.Memory = 512UL * 1024 * 1024;
        ResourceLimits.Area = 128UL * 1024 * 1024;
        ResourceLimits.Disk = 0;
        ResourceLimits.ListLength = 32;
        ResourceLimits.Time = 3600;
        ResourceLimits.Thread = 1;
    }

    /// <exception cref="PictureException">Not an image after all, or one larger than allowed; the message is human-readable.</exception>
    public async Task<Picture> Make(ReadOnlyMemory<byte> content, FileType type, FileSettings limits, CancellationToken cancellation)
    {
        // Before a place is taken: it reads markers only.
        if (type.MimeType == "image/jpeg" && JpegScans.ScannedPixels(content.Span) > limits.MaxScannedPixels)
        {
            throw new PictureException("the image has more scans than are unpacked; save it as an ordinary JPEG");
        }

        await _places.WaitAsync(cancellation);
        try
        {
            // A second of pure computation has no business on the thread of a request.
            return await Task.Run(() => Make(content.Span, FormatOf(type), limits.MaxPixels), cancellation);
        }
        catch (MagickException e)
        {
            throw new PictureException("the image cannot be read", e);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private Picture Make(ReadOnlySpan<byte> content, MagickFormat format, long maxPixels)
    {
        MagickReadSettings settings = new() { Format = format, FrameIndex = 0, FrameCount = 1 };
        MagickImageInfo info = new();
        info.Read(content, settings);
        if ((long)info.Width * info.Height > maxPixels)
        {
            throw new PictureException($"{info.Width} × {info.Height} pixels; at most {maxPixels} are taken");
        }

        long started = time.GetTimestamp();
        using MagickImage image = new();
        image.Progress += (_, step) => step.Cancel = IsLate(started);
        image.Read(content, settings);
        image.AutoOrient();
        // A profile says how colours are meant; what is left has to mean the same without it.
        if (image.GetColorProfile() is not null)
        {
            image.TransformColorSpace(ColorProfiles.SRGB);
        }

        image.Strip();
        bool clear = image.HasAlpha && !image.IsOpaque;
        Shrink(image, LongestSide);
        (byte[] bytes, string mime, string extension) = clear
            ? (image.ToByteArray(MagickFormat.Png), "image/png", "png")
            : (Jpeg(image, 86), "image/jpeg", "jpg");
        (int width, int height) = ((int)image.Width, (int)image.Height);
        Shrink(image, ThumbnailSide);
        byte[] thumbnail = Jpeg(image, 78);
        // A step that was stopped leaves a part of the image.
        return IsLate(started) ? throw new PictureException("unpacking the image takes too long") : new Picture(bytes, thumbnail, mime, extension, width, height);
    }

    private bool IsLate(long started) => time.GetElapsedTime(started) > Longest;

    private static byte[] Jpeg(MagickImage image, uint quality)
    {
        image.BackgroundColor = MagickColors.White;
        image.Alpha(AlphaAction.Remove);
        image.Quality = quality;
        return image.ToByteArray(MagickFormat.Jpeg);
    }

    private static void Shrink(MagickImage image, uint side)
    {
        if (image.Width > side || image.Height > side)
        {
            image.Resize(side, side);
        }
    }

    private static MagickFormat FormatOf(FileType type) => type.Extension switch
    {
        "jpg" => MagickFormat.Jpeg,
        "png" => MagickFormat.Png,
        "gif" => MagickFormat.Gif,
        "webp" => MagickFormat.WebP,
        "heic" => MagickFormat.Heic,
        "avif" => MagickFormat.Avif,
        "tif" => MagickFormat.Tiff,
        _ => MagickFormat.Bmp,
    };
}
