using Dialog.Cases;
using Dialog.Regions;

namespace Dialog.Benchmarks.Synthetic;

/// <summary>As many rules as a region may have: each looks at a new case, most ask for words, every tenth matches any of them.</summary>
public static class HundredRules
{
    private static readonly string[] Words =
        ["прорвало трубу", "авария", "открытый люк", "горячая вода", "запах газа", "собаки", "мусор", "снег", "лифт", "фонарь", "больница", "очередь", "школа", "автобус", "яма"];

    public static AutomationRule[] All { get; } = [.. Enumerable.Range(0, 100).Select(i => new AutomationRule
    {
        Id = $"rule-{i}",
        Name = $"Правило {i}",
        Version = 1,
        Triggers = [RuleTrigger.CaseOpened],
        When = (i % 10) switch
        {
            0 => new RuleConditions { Source = MessageSource.Direct },
            < 6 => new RuleConditions { Words = [Words[i % Words.Length], Words[(i + 4) % Words.Length]], Networks = ["vk", "telegram"] },
            < 8 => new RuleConditions { Topics = ["water", "heating"], WorkingTime = false },
            _ => new RuleConditions { Places = ["Садовая", "Мира"], Kinds = [MessageKind.Question] },
        },
        Actions = new RuleActions { Tags = [$"метка {i % 15}"] },
    })];
}
