using Dialog.Api.Files;
using Dialog.Files;
using ImageMagick;

namespace Dialog.Api.Tests.Files;

/// <summary>Images of strangers, encoded again.</summary>
public sealed class AnImage
{
    [Theory]
    [InlineData(MagickFormat.Jpeg)]
    [InlineData(MagickFormat.Png)]
    [InlineData(MagickFormat.WebP)]
    [InlineData(MagickFormat.Gif)]
    [InlineData(MagickFormat.Tiff)]
    [InlineData(MagickFormat.Avif)]
    [InlineData(MagickFormat.Bmp)]
    public async Task Of_any_ordinary_format_becomes_one_every_network_takes(MagickFormat format)
    {
        using MagickImage image = new(MagickColors.Green, 4000, 1000);
        Picture made = await Make(image.ToByteArray(format));
        Assert.Equal(("image/jpeg", 2560, 640), (made.MimeType, made.Width, made.Height));
        Assert.Equal(360u, new MagickImageInfo(made.Thumbnail).Width);
    }

    [Fact]
    public async Task Of_an_apple_phone_is_read_and_keeps_no_word_of_its_place()
    {
        Picture made = await Make(Samples.PhoneHeic);
        Assert.Equal(("image/jpeg", 96, 64), (made.MimeType, made.Width, made.Height));
        using MagickImage image = new(made.Bytes);
        Assert.Empty(image.ProfileNames);
    }

    [Fact]
    public async Task Keeps_neither_exif_nor_comment_nor_profile()
    {
        using MagickImage image = new(MagickColors.Blue, 20, 10) { Comment = "дом 5, квартира 3" };
        image.SetProfile(ColorProfiles.AdobeRGB1998);
        ExifProfile exif = new();
        exif.SetValue(ExifTag.GPSLongitude, [new Rational(37), new Rational(36), new Rational(0)]);
        image.SetProfile(exif);

        using MagickImage made = new((await Make(image.ToByteArray(MagickFormat.Jpeg))).Bytes);

        Assert.Empty(made.ProfileNames);
        Assert.Null(made.Comment);
    }

    [Fact]
    public async Task With_clear_parts_stays_clear()
    {
        using MagickImage image = new(MagickColors.Transparent, 20, 10);
        Assert.Equal("image/png", (await Make(image.ToByteArray(MagickFormat.Png))).MimeType);
    }

    [Fact]
    public async Task That_unpacks_to_more_than_allowed_is_refused_before_it_does()
    {
        byte[] bomb = Samples.PngOf(8000, 8000);
        Assert.True(bomb.Length < 100_000);
        PictureException refused = await Assert.ThrowsAsync<PictureException>(() => Make(bomb));
        Assert.Contains("8000 × 8000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_goes_over_itself_thousands_of_times_is_refused_at_once()
    {
        byte[] bomb = Samples.JpegOf(5000, 5000, scans: 10_000);
        Assert.InRange(bomb.Length, 1, 170_000);
        long started = TimeProvider.System.GetTimestamp();

        PictureException refused = await Assert.ThrowsAsync<PictureException>(() => Make(bomb));

        Assert.Contains("scans", refused.Message, StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task That_is_as_slow_as_is_allowed_holds_its_place_for_seconds()
    {
        byte[] slow = Samples.JpegOf(5000, 5000, scans: 20);
        long started = TimeProvider.System.GetTimestamp();

        await Make(slow);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task That_is_progressive_as_many_are_is_taken()
    {
        using MagickImage image = new(MagickColors.Green, 4000, 3000);
        image.Settings.Interlace = Interlace.Plane;
        byte[] progressive = image.ToByteArray(MagickFormat.Jpeg);
        Assert.InRange(JpegScans.ScannedPixels(progressive), 12_000_000 * 2, 12_000_000 * 20);
        Assert.Equal("image/jpeg", (await Make(progressive)).MimeType);
    }

    [Fact]
    public async Task That_is_cut_short_or_garbled_is_refused_in_words()
    {
        byte[] garbled = [.. Samples.Phone.Take(40), .. new byte[100]];
        await Assert.ThrowsAsync<PictureException>(() => Make(garbled));
    }

    private static async Task<Picture> Make(byte[] content)
    {
        using Pictures pictures = new(TimeProvider.System);
        return await pictures.Make(content, FileType.Of(content)!, new FileSettings(), CancellationToken.None);
    }
}
