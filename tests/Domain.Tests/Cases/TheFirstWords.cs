using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What a row of the queue says the case is about, whatever the resident wrote since.</summary>
public sealed class TheFirstWords
{
    private static readonly MessageFacts Wordless = new(MessageKind.Complaint, 0.2, "other", 0.2, false, null);

    private static string? Of(Situation situation) => CaseSummaries.Of(situation.State, 1).FirstWords;

    [Fact]
    public void Stay_when_the_resident_writes_again()
    {
        Situation again = Given.ACase().Hears("Ну что там?").Done;

        Assert.Equal(("Яма на дороге", "Ну что там?"), (Of(again), again.State.Excerpt));
    }

    [Fact]
    public void Are_as_short_as_an_excerpt()
    {
        string text = new string('я', CaseFold.ExcerptLength) + "!";

        Assert.Equal(new string('я', CaseFold.ExcerptLength) + "…", Of(Given.AThread().Hears(text).Done));
    }

    [Fact]
    public void Change_with_an_edit_of_the_first_message_and_of_no_other()
    {
        Situation later = Given.ACase().Hears("Ну что там?").Done;

        Assert.Equal("Две ямы", Of(later.Edits("Две ямы", "m0").Done));
        Assert.Equal("Яма на дороге", Of(later.Edits("Ау?").Done));
    }

    [Fact]
    public void Are_those_of_the_next_message_where_the_first_was_taken_back()
    {
        Situation without = Given.ACase().Deletes("m0").Done;

        Assert.Null(Of(without));
        Assert.Null(Of(without.Edits("Поздняя правка", "m0").Done));
        Assert.Equal("Яма у школы", Of(without.Hears("Яма у школы").Done));
    }

    [Fact]
    public void Take_the_place_of_a_photo_that_came_before_them()
    {
        Situation photo = Given.AThread().Hears("", Wordless, album: "a").Done;

        Assert.Equal("[photo]", Of(photo));
        Assert.Equal("Яма", Of(photo.Hears("Яма", album: "a").Done));
        Assert.Equal("Вот эта яма", Of(photo.Hears("Вот эта яма").Done));
        Assert.Equal("[photo]", Of(photo.Hears("", Wordless, album: "b").Done));
    }

    [Fact]
    public void Move_with_a_split_and_leave_those_of_the_message_that_stays()
    {
        Situation two = Given.ACase().Hears("А ещё нет врача").Done;
        Situation split = two.When(Split("m0")).Done;

        Assert.Equal("А ещё нет врача", Of(split));
        Assert.Equal("И врача, и сестры", Of(split.Edits("И врача, и сестры", split.State.First!.Id).Done));
        Assert.Equal("Яма на дороге", Of(Opened(split)));
        Assert.Equal("Яма на дороге", Of(two.When(Split(two.State.LastMessageId!)).Done));
        Assert.Null(Of(two.When(Split("m0") with { LeftId = null, LeftText = null }).Done));
    }

    [Fact]
    public void Of_a_case_are_its_own_when_the_resident_of_a_merged_one_writes()
    {
        Situation told = Given.ACase().Joined(4).When(new TakeCrossCaseMessage
        {
            CommandId = "",
            CaseId = default,
            By = Actor.System("merge"),
            From = CommandsBetweenCases.Other(4),
            What = CrossCaseMessages.Wrote,
            Excerpt = "У нас тоже",
        }).Done;

        Assert.Equal(("Яма на дороге", "У нас тоже"), (Of(told), told.State.Excerpt));
    }

    [Fact]
    public void Are_erased_with_the_resident()
    {
        Dictionary<string, string> messages = [];
        Situation split = Given.ACase().Hears("А ещё нет врача").Done.When(Split("m0")).Done;
        Case erased = split.Events.Select(e => Redaction.Of(e, "web/erased:1", messages))
            .Append(new ResidentErased("request", Guid.Empty))
            .Aggregate(Case.None with { Id = split.State.Id }, (c, e) => CaseFold.Apply(c, e, split.Now));

        Assert.DoesNotContain("врача", $"{CaseSummaries.Of(erased, 1)}", StringComparison.Ordinal);
        Assert.Equal(Redaction.Marker, Of(Redacted(Given.ACase())));
    }

    private static Situation Redacted(Situation situation) => situation with
    {
        State = situation.Events.Aggregate(Case.None, (c, e) => CaseFold.Apply(c, Redaction.Of(e, "web/erased:1", []), situation.Now)),
    };

    private static Situation Opened(Situation split)
    {
        OpenSplit open = Assert.IsType<OpenSplit>(Assert.Single(CrossCaseMessages.Of(split.State, 5)).Command);
        Decision opened = SplitRules.Open(open, split.State.Thread, 2, Given.Complaint, Given.Rules, Situation.NoLoads, split.Now);
        return split with { State = opened.Events.Aggregate(Case.None with { Id = open.CaseId }, (c, e) => CaseFold.Apply(c, e, split.Now)) };
    }

    private static Split Split(string message) => new()
    {
        CommandId = "s1",
        CaseId = default,
        By = Commands.Official("olga"),
        MessageIds = [message],
        Text = "Яма на дороге",
        PublishedAt = Given.Monday.AddMinutes(-2),
        SeenAt = Given.Monday.AddMinutes(-1),
        LeftId = "m3",
        LeftText = message == "m0" ? "А ещё нет врача" : "Яма на дороге",
    };
}
