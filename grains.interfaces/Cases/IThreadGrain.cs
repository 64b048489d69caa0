using Dialog.Erasure;

namespace Dialog.Cases;

/// <summary>A resident's conversation and its cases. One per thread, keyed <c>channel/conversation</c>.</summary>
[Alias("dialog.IThreadGrain")]
public interface IThreadGrain : IGrainWithStringKey
{
    /// <summary>Takes a message of the network, an edit or a deletion. Answers after the commit; the same message twice is one.</summary>
    [Alias("Receive")]
    Task<Receipt> Receive(IncomingMessage message);

    /// <summary>Does what an official, the outbox or the clock wants. Answers after the commit.</summary>
    [Alias("Execute")]
    Task<CommandReply> Execute(CaseCommand command);

    /// <summary>Cross-case messages a case has still to send; the sweep sends them, then fires the timer that ends them.</summary>
    [Alias("Errands")]
    Task<CrossCaseMessage[]> CrossCaseMessages(Guid caseId);

    /// <summary>Overwrites what is personal in one case and moves it out of the thread. Answers after the commit; repeating is harmless.</summary>
    [Alias("Erase")]
    Task<EraseOutcome> Erase(EraseCase order);

    /// <summary>Overwrites what a case says of another that was erased. Answers after the commit; repeating is harmless.</summary>
    [Alias("Forget")]
    Task<EraseOutcome> Forget(ForgetRelated order);

    /// <summary>What an answer would do if it were sent now, by the rules that decide when it is; null when the thread has no such case. Stores nothing.</summary>
    [Alias("Preview")]
    Task<AnswerPreview?> Preview(Answer answer);

    /// <summary>Until when the case can be put aside now; null when the thread has no such case.</summary>
    [Alias("SnoozeChoices")]
    Task<SnoozeChoices?> SnoozeChoices(Guid caseId);
}
