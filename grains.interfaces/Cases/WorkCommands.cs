namespace Dialog.Cases;

/// <summary>An authority says a case is not its own. The second such refusal brings the case before the region's arbiter.</summary>
[GenerateSerializer, Immutable, Alias("dialog.HandBack")]
public sealed record HandBack : CaseCommand
{
    [Id(0)] public required string Reason { get; init; }

    /// <summary>Whose it is instead; null leaves that to an operator.</summary>
    [Id(1)] public string? Proposed { get; init; }
}

/// <summary>The arbiter's decision about a case that authorities pass to one another. Final: it is not handed back again.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Arbitrate")]
public sealed record Arbitrate : CaseCommand
{
    [Id(0)] public required string Authority { get; init; }
    [Id(1)] public string? Official { get; init; }

    /// <summary>Kept as a precedent for the next case of this topic.</summary>
    [Id(2)] public required string Reason { get; init; }

    /// <summary>The caller is a lead or an operator of the region and may decide in the arbiter's place.</summary>
    [Id(3)] public bool AsLead { get; init; }
}

/// <summary>Makes another official answer for a promise.</summary>
[GenerateSerializer, Immutable, Alias("dialog.GivePromise")]
public sealed record GivePromise : CaseCommand
{
    [Id(0)] public required string Owner { get; init; }

    /// <summary>Only while this official answers for it; null: whoever does.</summary>
    [Id(1)] public string? From { get; init; }
}

/// <summary>Shows that a promise is kept: with words, a photo or both.</summary>
[GenerateSerializer, Immutable, Alias("dialog.KeepPromise")]
public sealed record KeepPromise : CaseCommand
{
    [Id(0)] public string? Text { get; init; }
    [Id(1)] public Attachment[] Attachments { get; init; } = [];
}

/// <summary>Adds and removes tags; case and spaces around are ignored.</summary>
[GenerateSerializer, Immutable, Alias("dialog.TagCase")]
public sealed record TagCase : CaseCommand
{
    [Id(0)] public string[] Add { get; init; } = [];
    [Id(1)] public string[] Remove { get; init; } = [];
}

/// <summary>Sets custom fields of the region; a null value clears one.</summary>
[GenerateSerializer, Immutable, Alias("dialog.SetFields")]
public sealed record SetFields : CaseCommand
{
    [Id(0)] public required Dictionary<string, string?> Values { get; init; }
}

/// <summary>The resident wants a formal appeal: the law's procedure, with its own clock, takes the place of the answer.</summary>
[GenerateSerializer, Immutable, Alias("dialog.AskFormally")]
public sealed record AskFormally : CaseCommand
{
    /// <summary>Surname and name, the patronymic when there is one.</summary>
    [Id(0)] public required string FullName { get; init; }

    /// <summary>The e-mail or postal address for the formal answer.</summary>
    [Id(1)] public required string ReplyTo { get; init; }

    /// <summary>The substance of the appeal; null takes the resident's messages.</summary>
    [Id(2)] public string? Text { get; init; }
}

/// <summary>The formal appeal has been registered in the registry office under a number.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RegisterFormally")]
public sealed record RegisterFormally : CaseCommand
{
    [Id(0)] public required string Number { get; init; }
}

/// <summary>The formal answer was sent by the formal way; the case ends.</summary>
[GenerateSerializer, Immutable, Alias("dialog.AnswerFormally")]
public sealed record AnswerFormally : CaseCommand
{
    /// <summary>Number or link of the formal answer.</summary>
    [Id(0)] public required string Reference { get; init; }
}
