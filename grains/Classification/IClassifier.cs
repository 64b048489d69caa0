namespace Dialog.Classification;

/// <summary>Says what a resident's message is and what it is about.</summary>
public interface IClassifier
{
    /// <summary>Never throws for any text; an empty one is "other" with confidence 0.</summary>
    Classification Classify(string text);
}
