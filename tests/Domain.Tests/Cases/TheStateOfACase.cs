using System.Reflection;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>States are compared by value, and begin with nothing.</summary>
public sealed class TheStateOfACase
{
    [Fact]
    public void Begins_without_texts_or_lists()
    {
        Case none = new();

        Assert.All(typeof(Case).GetProperties().Where(p => p.PropertyType == typeof(string)), p => Assert.True(string.IsNullOrEmpty((string?)p.GetValue(none)), p.Name));
        Assert.All(typeof(Case).GetProperties().Where(IsList), p => Assert.Empty((System.Collections.IEnumerable)p.GetValue(none)!));
        Assert.Equal((false, false, Case.None), (none.Exists, none.IsOpen, none));
    }

    [Fact]
    public void Equals_another_of_equal_lists()
    {
        Sequence<int> one = new(1, 2), same = new(1, 2), other = new(1, 3), longer = new(1, 2, 3);

        Assert.True(one.Equals(same));
        Assert.False(one.Equals(other));
        Assert.False(one.Equals(longer));
        Assert.False(one.Equals(null));
        Assert.False(one.Equals((object)"[1, 2]"));
    }

    [Fact]
    public void Has_the_same_hash_where_it_is_equal_and_another_where_a_member_differs()
    {
        Assert.Equal(new Sequence<int>(1, 2).GetHashCode(), new Sequence<int>(1, 2).GetHashCode());
        Assert.NotEqual(new Sequence<int>(1, 2).GetHashCode(), new Sequence<int>(1, 3).GetHashCode());
        Assert.NotEqual(new Sequence<int>(1, 2).GetHashCode(), new Sequence<int>(2, 1).GetHashCode());
    }

    [Fact]
    public void Shows_its_lists() => Assert.Equal("[1, 2]", new Sequence<int>(1, 2).ToString());

    [Fact]
    public void Keeps_fields_in_the_order_of_their_ids()
    {
        Situation set = Given.AStrictCase().When(Commands.Set("who", "УК")).Done.When(Commands.Set("flat", "17")).Done.When(Commands.Set("since", "2025-03-01")).Done;

        Assert.Equal(["flat", "since", "who"], set.State.Fields.Select(f => f.Key));
    }

    private static bool IsList(PropertyInfo p) => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Sequence<>);

    [Theory]
    [InlineData("m8 m9", "m9")]
    [InlineData("", "m0")]
    public void Names_the_last_message_it_took_or_the_one_it_had(string taken, string last)
    {
        MessagesTaken happened = new(CommandsBetweenCases.Other(4), taken.Split(' ', StringSplitOptions.RemoveEmptyEntries), "Яма");

        Assert.Equal(last, CaseFold.Apply(Given.ACase().State, happened, Given.Monday).LastMessageId);
    }
}
