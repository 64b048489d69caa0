namespace Dialog.Privacy;

/// <summary>What kind of personal data a property holds; the api masks it by the reader's role.</summary>
public enum PersonalKind
{
    /// <summary>A resident's name.</summary>
    Name,

    /// <summary>Where a resident lives or complains about.</summary>
    Address,

    /// <summary>Where a resident wants the answer: whoever works on the case must write there.</summary>
    Contact,

    /// <summary>Words that may hold telephone numbers and the like.</summary>
    Text,

    /// <summary>JSON of an event, with any of the others in it by their names.</summary>
    Event,
}

/// <summary>Marks personal data of residents in what the api answers.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(PersonalKind kind) : Attribute
{
    public PersonalKind Kind { get; } = kind;
}
