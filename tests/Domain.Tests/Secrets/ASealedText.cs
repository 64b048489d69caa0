using System.Security.Cryptography;
using System.Text;
using Dialog.Channels;
using Dialog.Secrets;
using Dialog.Storage;

namespace Dialog.Domain.Tests.Secrets;

/// <summary>What is stored in the database instead of a token.</summary>
public sealed class ASealedText
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(SecretBox.KeyLength);
    private readonly byte[] _next = RandomNumberGenerator.GetBytes(SecretBox.KeyLength);

    [Fact]
    public void Opens_to_what_it_was()
    {
        SecretBox box = new(_key);
        string text = box.Seal("123:токен", "token");
        Assert.DoesNotContain("токен", text, StringComparison.Ordinal);
        Assert.Equal("123:токен", box.Open(text, "token"));
    }

    [Fact]
    public void Is_another_one_each_time() => Assert.NotEqual(new SecretBox(_key).Seal("same", "token"), new SecretBox(_key).Seal("same", "token"));

    [Fact]
    public void Is_recognised_by_a_digest_that_only_the_key_makes()
    {
        byte[] digest = new SecretBox(_key).Digest("79123456789", "profiles");
        Assert.Equal(digest, new SecretBox(_key, _next).Digest("79123456789", "profiles"));
        Assert.NotEqual(digest, new SecretBox(_key).Digest("79123456788", "profiles"));
        Assert.NotEqual(digest, new SecretBox(_key).Digest("79123456789", "another"));
        Assert.NotEqual(digest, new SecretBox(_next, _key).Digest("79123456789", "profiles"));
        Assert.NotEqual(digest, SHA256.HashData("79123456789"u8));
    }

    [Fact]
    public void Opens_for_its_own_purpose_only()
    {
        SecretBox box = new(_key);
        Assert.Throws<SecretsException>(() => box.Open(box.Seal("a", "token"), "password"));
    }

    [Fact]
    public void That_somebody_changed_does_not_open()
    {
        SecretBox box = new(_key);
        string text = box.Seal("a token", "token");
        char[] changed = text.ToCharArray();
        changed[^5] = changed[^5] == 'A' ? 'B' : 'A';
        Assert.Throws<SecretsException>(() => box.Open(new string(changed), "token"));
        Assert.Throws<SecretsException>(() => box.Open(text[..^20], "token"));
    }

    [Fact]
    public void Opens_after_a_change_of_keys_and_asks_to_be_sealed_again()
    {
        string text = new SecretBox(_key).Seal("a token", "token");
        SecretBox after = new(_next, _key);
        Assert.Equal("a token", after.Open(text, "token"));
        Assert.False(after.IsCurrent(text));
        Assert.True(after.IsCurrent(after.Seal("a token", "token")));
    }

    [Fact]
    public void Of_a_key_that_is_gone_says_which()
    {
        SecretBox before = new(_key);
        SecretsException refused = Assert.Throws<SecretsException>(() => new SecretBox(_next).Open(before.Seal("a", "token"), "token"));
        Assert.Contains(before.KeyId, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_a_key_of_32_bytes() => Assert.Throws<SecretsException>(() => new SecretBox(new byte[16]));

    [Fact]
    public void In_production_needs_a_key_at_all()
    {
        SecretsException refused = Assert.Throws<SecretsException>(() => SecretKeys.Load(_ => null, production: true));
        Assert.Contains("Dialog:Secrets:Key", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(SecretKeys.Load(_ => null, production: false));
    }

    [Fact]
    public void Stands_in_a_channels_stored_state_where_its_token_was()
    {
        StateJson json = new(new SecretBox(_key));
        ChannelState state = new() { Settings = new ChannelSettings { Region = "r", Kind = "telegram", Name = "Бот", Token = "123:abc" } };
        string stored = Encoding.UTF8.GetString(json.Serialize(state));
        Assert.DoesNotContain("123:abc", stored, StringComparison.Ordinal);
        Assert.Contains("Бот", stored, StringComparison.Ordinal);
        Assert.Equal(state.Settings, json.Deserialize<ChannelState>(BinaryData.FromString(stored)).Settings);
    }

    [Fact]
    public void Is_not_asked_of_a_state_stored_before()
    {
        const string Before = """{"settings":{"region":"r","kind":"telegram","name":"b","mode":"polling","token":"123:abc","enabled":true},"cursor":7}""";
        ChannelState state = new StateJson(new SecretBox(_key)).Deserialize<ChannelState>(BinaryData.FromString(Before));
        Assert.Equal(("123:abc", 7L, null), (state.Settings!.Token, state.Cursor, state.SealedWith));
    }
}
