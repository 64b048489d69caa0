using Dialog.Erasure;

namespace Dialog.Domain.Tests.Erasure;

/// <summary>What is stored of an erasure between two versions of the program.</summary>
public sealed class AnErasureOfBefore
{
    [Fact]
    public void Names_its_one_author_beside_the_words()
    {
        ErasureSubject read = StoredSubject.Read("""{"network":"vk","authorId":"777","words":["Анна Петрова"],"channels":["c"],"forwards":[{"channel":"o","networkId":"9"}]}""");
        Assert.Equal([new ErasedAuthor("vk", "777")], read.Authors);
        Assert.Equal(["Анна Петрова"], read.Words);
        Assert.Equal([new ForwardedCase("o", "9")], read.Forwards);
    }

    [Fact]
    public void Is_read_as_it_was_written_when_it_is_ours()
    {
        ErasureSubject written = new([new("vk", "777"), new("telegram", "12")], ["w"], ["c"]) { Forwards = [new("o", "9")] };
        ErasureSubject read = StoredSubject.Read(StoredSubject.Write(written));
        Assert.Equal(written.Authors, read.Authors);
        Assert.Equal((written.Words[0], written.Channels[0], written.Forwards[0]), (read.Words[0], read.Channels[0], read.Forwards[0]));
        Assert.True(read.Is("telegram", "12"));
        Assert.False(read.Is("telegram", "777"));
    }

    [Fact]
    public void Names_no_author_to_a_silo_of_the_former_version() =>
        Assert.DoesNotContain("\"authorId\":\"777\"", StoredSubject.Write(new([new("vk", "777")], [], [])).Replace("{\"network\":\"vk\",\"authorId\":\"777\"}", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
