using Dialog.Api.Files;
using ImageMagick;

namespace Dialog.Api.Tests.Files;

/// <summary>Images of strangers, encoded again.</summary>
public sealed class AnImage
{
    private const long Plenty = 50_000_000;

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
    public async Task That_is_cut_short_or_garbled_is_refused_in_words()
    {
        byte[] garbled = [.. Samples.Phone.Take(40), .. new byte[100]];
        await Assert.ThrowsAsync<PictureException>(() => Make(garbled));
    }

    private static async Task<Picture> Make(byte[] content)
    {
        using Pictures pictures = new();
        return await pictures.Make(content, FileType.Of(content)!, Plenty, CancellationToken.None);
    }
}
