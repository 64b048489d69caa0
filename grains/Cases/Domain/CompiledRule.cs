using System.Collections.Frozen;
using System.Text.Json;
using Dialog.Classification;
using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>A rule in the form in which a case is asked about: sets instead of lists, words by their number.</summary>
internal sealed class CompiledRule
{
    private readonly FrozenSet<string>? _networks;
    private readonly FrozenSet<string>? _channels;
    private readonly FrozenSet<string>? _topics;
    private readonly FrozenSet<string>? _authorities;
    private readonly FrozenSet<string>? _tags;
    private readonly int _kinds;
    private readonly int _days;
    private readonly int[] _words;
    private readonly int[] _noWords;
    private readonly RuleConditions _when;

    public CompiledRule(AutomationRule rule, WordFinder words)
    {
        Rule = rule;
        Triggers = RuleCauses.Of(rule.Triggers);
        Actor = Actor.Rule(rule.Id, rule.Name);
        _when = rule.When;
        _networks = Set(_when.Networks);
        _channels = Set(_when.Channels);
        _topics = Set(_when.Topics);
        _authorities = Set(_when.Authorities);
        _tags = Set(_when.Tags);
        _kinds = _when.Kinds.Aggregate(0, (set, kind) => set | (1 << (int)kind));
        _days = _when.Days.Aggregate(0, (set, day) => set | (1 << (int)day));
        _words = [.. _when.Words.Select(words.Add)];
        _noWords = [.. _when.NoWords.Select(words.Add)];
    }

    public AutomationRule Rule { get; }

    public int Triggers { get; }

    public Actor Actor { get; }

    public bool ReadsWords => _words.Length + _noWords.Length > 0;

    /// <summary>The first of the rule's triggers among <paramref name="pulled"/>, as it is stored.</summary>
    public string CauseOf(int pulled) => JsonNamingPolicy.KebabCaseLower.ConvertName(Rule.Triggers.First(t => (RuleCauses.Of(t) & pulled) != 0).ToString());

    /// <param name="found">Which words the message has; null: nobody said anything.</param>
    public bool Matches(Case c, bool[]? found, CaseRules rules, DateTimeOffset now) =>
        (_networks is null || _networks.Contains(c.Network))
        && (_channels is null || _channels.Contains(c.Channel))
        && (_topics is null || _topics.Contains(c.Topic))
        && (_authorities is null || (c.Authority is { } authority && _authorities.Contains(authority)))
        && (_kinds == 0 || (_kinds & (1 << (int)c.Kind)) != 0)
        && (_when.IsPublic is null || _when.IsPublic == c.IsPublic)
        && (_when.Importance is null || _when.Importance == c.Importance)
        && (_when.Source is null || _when.Source == c.Source)
        && (_tags is null || c.Tags.Any(_tags.Contains))
        && (_when.Places.Length == 0 || (c.Address is { } address && Array.Exists(_when.Places, place => address.Contains(place, StringComparison.OrdinalIgnoreCase))))
        && (_words.Length == 0 || (found is not null && Array.Exists(_words, id => found[id])))
        && (_noWords.Length == 0 || (found is not null && !Array.Exists(_noWords, id => found[id])))
        && IsTime(c, rules, now);

    private bool IsTime(Case c, CaseRules rules, DateTimeOffset now)
    {
        if (_when.WorkingTime is { } working && working != rules.Deadlines.CalendarOf(c.Authority).WorkingTimeBetween(now, now.AddMinutes(1)) > TimeSpan.Zero)
        {
            return false;
        }

        if (_days == 0 && _when.From is null)
        {
            return true;
        }

        DateTime local = TimeZoneInfo.ConvertTime(now, rules.Deadlines.Calendar.Zone).DateTime;
        return (_days == 0 || (_days & (1 << (int)local.DayOfWeek)) != 0)
            && (_when is not { From: { } from, Until: { } until } || TimeOnly.FromDateTime(local).IsBetween(from, until));
    }

    private static FrozenSet<string>? Set(string[] values) => values.Length == 0 ? null : values.ToFrozenSet();
}
