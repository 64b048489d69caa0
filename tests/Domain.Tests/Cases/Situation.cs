using System.Globalization;
using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A case at a moment, and everything that happened to it.</summary>
internal sealed record Situation(Case State, IReadOnlyList<CaseEvent> Events, DateTimeOffset Now, CaseRules Rules)
{
    public static readonly Dictionary<string, int> NoLoads = [];

    public Outcome When(CaseCommand command) => new(this, CaseDecider.Decide(State, command, Rules, Now));

    public Outcome Hears(string text, MessageFacts? facts = null, string? album = null, string? address = null)
    {
        IncomingMessage m = Message(text, album) with { Address = address };
        facts ??= Given.Complaint;
        return new(this, ResidentRules.OpensAnother(State, m, facts)
            ? ResidentRules.Open(m, State.Id, State.Ordinal + 1, facts, Rules, NoLoads, Now)
            : ResidentRules.Continue(State, m, facts, Rules, Now));
    }

    public Outcome Edits(string text, string? messageId = null) => new(this, ResidentRules.Edit(State, Message(text) with
    {
        What = IncomingKind.Edited,
        MessageId = messageId ?? State.LastMessageId ?? "m0",
    }));

    public Outcome Deletes(string? messageId = null) => new(this, ResidentRules.Delete(State, Message("") with
    {
        What = IncomingKind.Deleted,
        MessageId = messageId ?? State.LastMessageId ?? "m0",
    }));

    /// <summary>The sweep delivers the timer of <paramref name="kind"/> the moment it is due.</summary>
    public Outcome Strikes(string kind)
    {
        CaseTimer timer = Timer(kind) ?? throw new InvalidOperationException($"The case has no timer '{kind}'.");
        return (this with { Now = timer.At > Now ? timer.At : Now }).When(Commands.Pass(kind, timer.Serial));
    }

    public CaseTimer? Timer(string kind) => kind switch
    {
        ClockRules.Lease => State.Lease,
        ClockRules.Silence => State.Silence,
        ClockRules.Snooze => State.Snoozed?.Timer,
        _ => State.Owed.Find(Obligations.NameOf(kind)!)?.Timer,
    };

    /// <summary>What the outbox learned about the latest answer.</summary>
    public Situation Reports(DeliveryState state) => When(Commands.Delivery(State.LastAnswerVersion, state)).Done;

    public Situation Claimed(string official) => When(Commands.Claim(official)).Done;

    public Situation Later(double hours) => this with { Now = Now.AddHours(hours) };

    public IncomingMessage Message(string text, string? album = null) => new()
    {
        What = IncomingKind.New,
        Region = Rules.Region.Code,
        Channel = "telegram",
        Network = "telegram",
        Conversation = "77",
        MessageId = "m" + State.Version.ToString(CultureInfo.InvariantCulture),
        AuthorId = "r1",
        AuthorName = "Resident",
        Text = text,
        PublishedAt = Now.AddMinutes(-1),
        SeenAt = Now,
        IsPublic = false,
        AlbumId = album,
        Attachments = album is null ? [] : [new Attachment("photo", "f", null, null, null, null)],
    };
}

/// <summary>What the rules said in a situation.</summary>
internal sealed record Outcome(Situation Before, Decision Decision)
{
    /// <summary>The situation after the events; fails when there are none.</summary>
    public Situation Done
    {
        get
        {
            Assert.Null(Decision.Refusal);
            Assert.NotEmpty(Decision.Events);
            return Before with
            {
                State = Decision.Events.Aggregate(Before.State, (state, happened) => CaseFold.Apply(state, happened, Before.Now)),
                Events = [.. Before.Events, .. Decision.Events],
            };
        }
    }

    public Case State => Done.State;

    /// <summary>The one event of this type.</summary>
    public T Then<T>()
        where T : CaseEvent
    {
        Assert.Null(Decision.Refusal);
        return Assert.Single(Decision.Events.OfType<T>());
    }

    /// <summary>Exactly these events, in this order.</summary>
    public Outcome Is(params Type[] events)
    {
        Assert.Null(Decision.Refusal);
        Assert.Equal(events, Decision.Events.Select(e => e.GetType()));
        return this;
    }

    public void IsRefused(string code, string? detail = null)
    {
        Assert.Equal((code, detail), (Decision.Refusal, detail is null ? null : Decision.Detail));
        Assert.Empty(Decision.Events);
    }

    public void DoesNothing()
    {
        Assert.Null(Decision.Refusal);
        Assert.Empty(Decision.Events);
    }
}
