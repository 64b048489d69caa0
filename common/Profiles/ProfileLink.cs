namespace Dialog.Profiles;

/// <summary>What an official decided about two profiles; the smaller number is first.</summary>
/// <param name="IsRefused">they are different people; otherwise they are one</param>
public sealed record ProfileLink(long One, long Other, bool IsRefused, string ByName, DateTimeOffset At)
{
    public bool Is(long a, long b) => (One, Other) == (Math.Min(a, b), Math.Max(a, b));

    public long Beyond(long profile) => profile == One ? Other : One;
}
