using Dialog.Cases.Domain;
using Dialog.Classification;

namespace Dialog.Cases;

/// <summary>Finds in a text the facts the rules ask for.</summary>
internal interface IMessageReader
{
    MessageFacts Read(string text);

    /// <summary>Looks for an address only where the network gave none.</summary>
    MessageFacts Read(IncomingMessage m);
}

/// <summary>A message to the facts the rules ask for.</summary>
internal sealed class MessageReader(IClassifier classifier) : IMessageReader
{
    public MessageFacts Read(string text) => Read(text, AddressFinder.Find(text));

    public MessageFacts Read(IncomingMessage m)
    {
        string own = m.Own;
        return Read(own, m.Address is null ? AddressFinder.Find(own) : null);
    }

    private MessageFacts Read(string text, string? address)
    {
        Classification.Classification said = classifier.Classify(text);
        return new MessageFacts(said.Kind, said.KindConfidence, said.Topic, said.TopicConfidence, UrgencyDetector.Detect(text).IsUrgent, address);
    }
}
