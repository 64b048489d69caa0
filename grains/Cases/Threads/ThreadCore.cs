using Dialog.Cases.Domain;
using Dialog.Cases.Journal;

namespace Dialog.Cases.Threads;

/// <summary>
/// What a thread does without Orleans: loads, decides, appends, applies, and runs a call once more from storage when the fence refused
/// it. One call at a time. The properties in Domain.Tests run this very class.
/// </summary>
internal sealed class ThreadCore
{
    private readonly ThreadServices _services;
    private readonly ThreadJournal _journal;
    private readonly ThreadMessages _messages;
    private readonly ThreadCommands _commands;

    public ThreadCore(string thread, ThreadServices services)
    {
        _services = services;
        _journal = new ThreadJournal(thread, services);
        _messages = new ThreadMessages(_journal, services);
        _commands = new ThreadCommands(_journal, services);
    }

    /// <summary>channel/conversation.</summary>
    public string Thread => _journal.Thread;

    /// <summary>The moment as it is stored.</summary>
    public DateTimeOffset Now => _journal.Now();

    /// <exception cref="LostRaceException">Lost twice in a row: another activation is alive and busy.</exception>
    public async Task<Handled<Receipt>> Receive(IncomingMessage message)
    {
        message = IncomingText.Clean(message);
        if (IncomingText.Fault(message) is { } fault)
        {
            return Refused(fault);
        }

        if (await _services.Regions.Find(message.Region) is not { } rules)
        {
            return Refused("unknown-region");
        }

        await _journal.Prepare(mayGuess: message.What == IncomingKind.New);
        return await Fenced(() => _messages.Take(message, rules));
    }

    /// <exception cref="LostRaceException">Lost twice in a row: another activation is alive and busy.</exception>
    public async Task<Handled<CommandReply>> Execute(CaseCommand command)
    {
        command = CommandText.Clean(command);
        await _journal.Prepare(mayGuess: false);
        return await Fenced(() => _commands.Do(command));
    }

    /// <summary>What the answer would do if it were sent now; null when the thread has no such case.</summary>
    public async Task<AnswerPreview?> Preview(Answer answer)
    {
        await _journal.Prepare(mayGuess: false);
        return await _commands.Preview((Answer)CommandText.Clean(answer));
    }

    /// <summary>Until when the case can be put aside now; null when the thread has no such case.</summary>
    public async Task<SnoozeChoices?> SnoozeChoices(Guid caseId)
    {
        await _journal.Prepare(mayGuess: false);
        return await _commands.SnoozeChoices(caseId);
    }

    /// <summary>The cross-case messages a case has still to send; none when the thread has no such case.</summary>
    public async Task<CrossCaseMessage[]> CrossCaseMessages(Guid caseId)
    {
        // With memory that is out of date a cross-case message would be missed, and the timer after it would end it unsent.
        await _journal.Load();
        return await _journal.Find(caseId) is { } found ? Domain.CrossCaseMessages.Of(found.Case, found.Number) : [];
    }

    /// <summary>The state it would decide from; null when it remembers none of the case.</summary>
    public Case? Remembered(Guid caseId) => _journal.IsRemembered ? _journal.Memory.Find(caseId)?.Case : null;

    /// <summary>The next call reads the thread from storage.</summary>
    public void Forget() => _journal.Forget();

    private static Handled<Receipt> Refused(string code) => new(new Receipt(CommandOutcome.Refused, code, Guid.Empty, 0, 0, false));

    /// <summary>Runs a command once more from storage when the fence refused it; forgets what may no longer be true.</summary>
    private async Task<Handled<T>> Fenced<T>(Func<Task<Handled<T>>> command)
    {
        try
        {
            try
            {
                return await command();
            }
            catch (LostRaceException)
            {
                await _journal.Load();
            }

            return await command();
        }
        catch (Exception e) when (e is LostRaceException or JournalUnavailableException)
        {
            _journal.Forget();
            throw;
        }
        finally
        {
            _journal.ForgetGuess();
        }
    }
}
