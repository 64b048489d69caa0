using Dialog.Cases.Domain;
using Dialog.Classification;

namespace Dialog.Cases;

/// <summary>A message's text to the facts the rules ask for.</summary>
internal sealed class MessageReader(IClassifier classifier)
{
    public MessageFacts Read(string text)
    {
        Classification.Classification said = classifier.Classify(text);
        return new MessageFacts(said.Kind, said.KindConfidence, said.Topic, said.TopicConfidence, UrgencyDetector.Detect(text).IsUrgent, AddressFinder.Find(text));
    }
}
