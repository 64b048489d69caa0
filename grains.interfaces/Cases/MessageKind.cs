namespace Dialog.Cases;

/// <summary>What a resident's message is: a complaint is only one of six.</summary>
[GenerateSerializer, Alias("dialog.MessageKind")]
public enum MessageKind
{
    Complaint,
    Question,
    Clarification,
    Proposal,
    Initiative,
    Thanks,
}
