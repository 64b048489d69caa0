using Microsoft.Extensions.Time.Testing;

namespace Dialog.Domain.Tests.Storage;

/// <summary>Grains of one silo that ask the database the same at about the same time.</summary>
public sealed class AQuestionOfManyGrains
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(400);

    private readonly FakeTimeProvider _clock = new();
    private readonly List<TaskCompletionSource<int>> _asked = [];
    private readonly SharedAnswer<int> _answer;

    public AQuestionOfManyGrains() => _answer = new(
        () =>
        {
            _asked.Add(new());
            return _asked[^1].Task;
        },
        Fresh, _clock);

    [Fact]
    public async Task Is_asked_once_for_all_of_them()
    {
        Task<int>[] grains = [.. Enumerable.Range(0, 64).Select(_ => _answer.Get())];
        _asked.Single().SetResult(7);

        Assert.All(await Task.WhenAll(grains), n => Assert.Equal(7, n));
    }

    [Fact]
    public async Task Is_asked_again_when_the_answer_is_no_longer_fresh()
    {
        _ = _answer.Get();
        _asked[0].SetResult(1);
        _clock.Advance(Fresh - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await _answer.Get());
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Task<int> next = _answer.Get();
        _asked[1].SetResult(2);

        Assert.Equal(2, await next);
    }

    [Fact]
    public void Is_not_asked_a_second_time_while_it_has_no_answer()
    {
        Task<int> first = _answer.Get();
        _clock.Advance(Fresh * 100);

        Assert.Same(first, _answer.Get());
        Assert.Single(_asked);
    }

    [Fact]
    public async Task Is_asked_again_at_once_when_it_failed()
    {
        Task<int> first = _answer.Get();
        _asked[0].SetException(new IOException("the server is closing"));
        await Assert.ThrowsAsync<IOException>(() => first);
        Task<int> second = _answer.Get();
        _asked[1].SetResult(3);

        Assert.Equal(3, await second);
    }
}
