using Dialog.Cases;

namespace Dialog.Api.Setup;

/// <summary>
/// Calls to threads that outlive a dying silo: what did not answer is asked again under the same id, which the thread does
/// once. What still fails after these becomes 503 for the client, who repeats with the same key.
/// </summary>
internal sealed class ThreadCalls(IGrainFactory grains)
{
    private const int Attempts = 4;

    public Task<CommandReply> Execute(string thread, CaseCommand command) => Repeat(() => grains.GetGrain<IThreadGrain>(thread).Execute(command));

    public Task<AnswerPreview?> Preview(string thread, Answer answer) => Repeat(() => grains.GetGrain<IThreadGrain>(thread).Preview(answer));

    public Task<SnoozeChoices?> SnoozeChoices(string thread, Guid caseId) => Repeat(() => grains.GetGrain<IThreadGrain>(thread).SnoozeChoices(caseId));

    public Task<Receipt> Receive(IncomingMessage message) => Repeat(() => grains.GetGrain<IThreadGrain>(message.Thread).Receive(message));

    private static async Task<T> Repeat<T>(Func<Task<T>> call)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (attempt < Attempts && e is not JournalSaturatedException && Errors.IsOutage(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt * attempt));
            }
        }
    }
}
