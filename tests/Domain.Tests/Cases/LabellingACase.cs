namespace Dialog.Domain.Tests.Cases;

/// <summary>Tags and custom fields.</summary>
public sealed class LabellingACase
{
    [Fact]
    public void Keeps_tags_once_in_one_spelling_and_in_order()
    {
        Situation tagged = Given.ACase().When(Commands.Tag([" Депутат ", "повтор", "ПОВТОР", "зима   2025"])).Done;
        Assert.Equal(["депутат", "зима 2025", "повтор"], tagged.State.Tags);

        tagged.When(Commands.Tag(["повтор"])).DoesNothing();
        Assert.Equal(["зима 2025"], tagged.When(Commands.Tag([], "Повтор", "депутат")).State.Tags);
    }

    [Fact]
    public void Refuses_an_empty_a_long_or_one_tag_too_many()
    {
        Given.ACase().When(Commands.Tag([" "])).IsRefused("tag-invalid", "empty");
        Given.ACase().When(Commands.Tag([new string('я', 41)])).IsRefused("tag-invalid", "41 > 40");
        Given.ACase().When(Commands.Tag([.. Enumerable.Range(0, 21).Select(i => $"t{i}")])).IsRefused("too-many-tags", "21 > 20");
    }

    [Theory]
    [InlineData("flat", "17", true)]
    [InlineData("flat", "семнадцать", false)]
    [InlineData("since", "2025-03-01", true)]
    [InlineData("since", "01.03.2025", false)]
    [InlineData("who", "УК", true)]
    [InlineData("who", "кот", false)]
    [InlineData("free", "что угодно", true)]
    public void Checks_a_field_by_its_kind(string field, string value, bool good)
    {
        Outcome set = Given.AStrictCase().When(Commands.Set(field, value));
        if (good)
        {
            Assert.Equal([KeyValuePair.Create(field, value)], set.State.Fields);
        }
        else
        {
            set.IsRefused("field-invalid", field);
        }
    }

    [Fact]
    public void Clears_a_field_and_changes_nothing_that_stands()
    {
        Situation set = Given.AStrictCase().When(Commands.Set("flat", "17")).Done;
        set.When(Commands.Set("flat", " 17 ")).DoesNothing();
        Assert.Empty(set.When(Commands.Set("flat", null)).State.Fields);
        set.When(Commands.Set("colour", "red")).IsRefused("unknown-field", "colour");
    }
}
