using Dialog.Channels.Imports;

namespace Dialog.Domain.Tests.Channels;

public sealed class ProgressOfAnImport
{
    private readonly ImportProgress _progress = new(new Import(Guid.Empty, "feed", "demo", "jsonl", 10, 7, 2, 1, 0, default));

    [Fact]
    public void Stands_before_the_first_record_that_has_not_ended()
    {
        _progress.Taken(11, isNew: true);
        _progress.Rejected(12, new ImportError(13, "text", "missing"));

        Assert.Equal(new ImportCount(10, 7, 2, 1), _progress.Count());
        Assert.Empty(_progress.TakeErrors());

        _progress.Taken(10, isNew: false);

        Assert.Equal(new ImportCount(13, 8, 3, 2), _progress.Count());
        Assert.Equal(new ImportError(13, "text", "missing"), Assert.Single(_progress.TakeErrors()));
        Assert.Empty(_progress.TakeErrors());
    }
}
