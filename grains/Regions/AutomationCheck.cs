using Dialog.Cases.Domain;
using Dialog.Classification;

namespace Dialog.Regions;

/// <summary>What is wrong with the rules an administrator wrote, by the path of the field.</summary>
internal static class AutomationCheck
{
    public const int MostRules = 100;
    public const int MostValues = 50;
    public const int LongestName = 80;
    public const int LongestQuestion = 1000;
    public const int LongestPhrase = 60;
    public const int ShortestWord = 3;
    private static readonly RuleTrigger[] OfMessages = [RuleTrigger.CaseOpened, RuleTrigger.MessageReceived];

    public static IEnumerable<(string Field, string What)> Of(RegionConfiguration c)
    {
        AutomationRule[] rules = c.Automation;
        if (rules.Length > MostRules)
        {
            yield return ("automation", $"too-many-rules: at most {MostRules} rules");
        }

        if (rules.DistinctBy(r => r.Id).Count() != rules.Length)
        {
            yield return ("automation", "ids must be unique");
        }

        for (int i = 0; i < rules.Length; i++)
        {
            foreach ((string field, string what) in Rule(rules[i], c))
            {
                yield return ($"automation[{i}].{field}", what);
            }

            if (rules[i].Name is { } name && Array.FindIndex(rules, r => string.Equals(r.Name?.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)) < i)
            {
                yield return ($"automation[{i}].name", $"rule-name-taken: another rule is called '{name}' already; the history of a case names rules");
            }
        }

        foreach (AutomationLoop loop in AutomationLoops.Of(rules))
        {
            yield return ($"automation[{loop.First}].actions.authority", $"rules-in-a-loop: {loop.Names}: each gives the case to an authority at which the next takes it further; make one of them depend on more or take it out");
        }
    }

    private static IEnumerable<(string Field, string What)> Rule(AutomationRule r, RegionConfiguration c) =>
        Form(r).Concat(When(r.When, c)).Concat(Words(r)).Concat(Hours(r.When)).Concat(Then(r.Actions, c));

    private static IEnumerable<(string Field, string What)> Form(AutomationRule r)
    {
        if (string.IsNullOrWhiteSpace(r.Id) || r.Id.Length > LongestName || r.Id.Any(char.IsControl))
        {
            yield return ("id", $"must be 1 to {LongestName} characters");
        }

        if (string.IsNullOrWhiteSpace(r.Name) || r.Name.Length > LongestName || r.Name.Any(char.IsControl))
        {
            yield return ("name", $"rule-name: must be 1 to {LongestName} characters");
        }

        if (r.Triggers.Length == 0)
        {
            yield return ("triggers", "rule-without-trigger: choose at least one event at which the rule is asked");
        }

        if (r.When == new RuleConditions() || IsEmpty(r.When))
        {
            yield return ("when", "rule-without-condition: give at least one condition; without one the rule would apply to every case");
        }

        if (IsEmpty(r.Actions))
        {
            yield return ("actions", "rule-without-action: choose at least one action");
        }
    }

    private static bool IsEmpty(RuleConditions w) =>
        w.Networks.Length + w.Channels.Length + w.Topics.Length + w.Authorities.Length + w.Places.Length + w.Kinds.Length + w.Words.Length + w.NoWords.Length + w.Days.Length + w.Tags.Length == 0
        && w is { WorkingTime: null, From: null, Until: null, IsPublic: null, Importance: null, Source: null };

    private static bool IsEmpty(RuleActions t) =>
        t.Tags.Length + t.Notify.Length + t.Audiences.Length == 0 && t is { Importance: null, Authority: null, Official: null, Ask: null, Escalate: false };

    private static IEnumerable<(string Field, string What)> When(RuleConditions w, RegionConfiguration c)
    {
        foreach ((string field, int count) in new[]
        {
            ("networks", w.Networks.Length), ("channels", w.Channels.Length), ("topics", w.Topics.Length), ("authorities", w.Authorities.Length),
            ("places", w.Places.Length), ("words", w.Words.Length), ("noWords", w.NoWords.Length), ("tags", w.Tags.Length),
        }.Where(f => f.Item2 > MostValues))
        {
            yield return ($"when.{field}", $"too-many-values: {count}; at most {MostValues}");
        }

        // A feed names the network it watches: any word may be one.
        foreach ((string field, string[] ids) in new[] { ("networks", w.Networks), ("channels", w.Channels) })
        {
            if (ids.Any(string.IsNullOrWhiteSpace))
            {
                yield return ($"when.{field}", "value-empty: must not be empty");
            }
        }

        if (w.Topics.FirstOrDefault(t => !TopicCatalogue.Default.Contains(t)) is { } topic)
        {
            yield return ("when.topics", $"unknown-topic: '{topic}' is not a known topic");
        }

        if (w.Authorities.FirstOrDefault(id => !Array.Exists(c.Authorities, a => a.Id == id)) is { } authority)
        {
            yield return ("when.authorities", $"unknown-authority: '{authority}' is not among authorities");
        }

        if (w.Places.Any(p => p.Trim().Length < ShortestWord || p.Length > LongestPhrase))
        {
            yield return ("when.places", $"place-length: each must be {ShortestWord} to {LongestPhrase} characters, or it would be in nearly every address");
        }

        if (w.Tags.Any(t => t.Length == 0 || t != LabelRules.Normal(t)))
        {
            yield return ("when.tags", "tag-form: in small letters, without spaces around");
        }
    }

    private static IEnumerable<(string Field, string What)> Words(AutomationRule r)
    {
        foreach ((string field, string[] words) in new[] { ("words", r.When.Words), ("noWords", r.When.NoWords) })
        {
            if (words.FirstOrDefault(w => w.Length > LongestPhrase) is { } wide)
            {
                yield return ($"when.{field}", $"phrase-too-long: '{wide}' has {wide.Length} characters; at most {LongestPhrase}");
            }
            else if (words.FirstOrDefault(w => w.Any(char.IsDigit)) is { } number)
            {
                yield return ($"when.{field}", $"word-with-number: '{number}' has a number; numbers of a message are not told apart");
            }
            else if (words.FirstOrDefault(w => WordFinder.Stems(w) is var stems && (stems.Length == 0 || stems.All(s => s.Length < 2) || w.Trim().Length < ShortestWord)) is { } tooShort)
            {
                yield return ($"when.{field}", $"word-too-short: '{tooShort}' is too short to mean one thing; at least {ShortestWord} letters");
            }
        }

        if (r.When.Words.Length + r.When.NoWords.Length > 0 && r.Triggers.Except(OfMessages).Any())
        {
            yield return ("triggers", "words-need-message: words are read in a message; leave 'case opened' and 'resident wrote', or take the words out");
        }
    }

    private static IEnumerable<(string Field, string What)> Hours(RuleConditions w)
    {
        if (w.From is null != w.Until is null)
        {
            yield return (w.From is null ? "when.from" : "when.until", "both-hours: give both hours or none");
        }
        else if (w.From is { } from && from == w.Until)
        {
            yield return ("when.until", "hours-equal: the hours must differ");
        }
    }

    private static IEnumerable<(string Field, string What)> Then(RuleActions t, RegionConfiguration c)
    {
        if (t.Tags.Length > LabelRules.MostTags || t.Tags.Any(tag => LabelRules.Normal(tag).Length is 0 or > LabelRules.LongestTag))
        {
            yield return ("actions.tags", $"tag-form: at most {LabelRules.MostTags}, each 1 to {LabelRules.LongestTag} characters");
        }

        if (t.Tags.Any(tag => LabelRules.Normal(tag) == Redaction.HoldTag))
        {
            yield return ("actions.tags", $"tag-kept: '{Redaction.HoldTag}' keeps a case from erasure; a person sets it");
        }

        Authority? to = Array.Find(c.Authorities, a => a.Id == t.Authority);
        if (t.Authority is { } authority && to is null or { Closed: true })
        {
            yield return ("actions.authority", to is null ? $"unknown-authority: '{t.Authority}' is not among authorities" : $"authority-closed: {to.Name} is closed and takes no cases");
        }
        else if (t.Authority is null && (t.Official is not null || t.ByLoad))
        {
            yield return ("actions.authority", "authority-missing: choose the authority whose official gets the case");
        }
        else if (t.Official is { } official && !Array.Exists(c.Officials, o => o.Id == official && o.Authority == t.Authority))
        {
            yield return ("actions.official", $"unknown-official: '{official}' is not an official of {to!.Name}");
        }

        if (t.Notify.Length > MostValues || t.Notify.FirstOrDefault(id => !Array.Exists(c.Officials, o => o.Id == id)) is not null)
        {
            yield return ("actions.notify", $"unknown-official: '{t.Notify.FirstOrDefault(id => !Array.Exists(c.Officials, o => o.Id == id))}' is not among officials");
        }

        if (t.Ask is { } question)
        {
            if (question.Trim().Length < ShortestWord || question.Length > LongestQuestion)
            {
                yield return ("actions.ask", $"question-length: must be {ShortestWord} to {LongestQuestion} characters");
            }
            else if (AnswerReader.Read(question).Select(said => said.Phrase).FirstOrDefault() is { } phrase)
            {
                yield return ("actions.ask", $"reads-as-answer: '{phrase}' reads as an answer, a promise or a refusal; a rule may only ask");
            }
        }
    }
}
