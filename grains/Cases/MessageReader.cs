using Dialog.Cases.Domain;
using Dialog.Classification;
using Dialog.Intake;

namespace Dialog.Cases;

/// <summary>A message to the facts the rules ask for.</summary>
internal sealed class MessageReader(IClassifier classifier)
{
    /// <summary>Looks for an address only where the network gave none.</summary>
    public MessageFacts Read(IncomingMessage m)
    {
        Classification.Classification said = classifier.Classify(m.Text);
        string? address = m.Address is null ? AddressFinder.Find(m.Text) : null;
        return new MessageFacts(said.Kind, said.KindConfidence, said.Topic, said.TopicConfidence, UrgencyDetector.Detect(m.Text).IsUrgent, address);
    }
}
