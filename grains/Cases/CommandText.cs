namespace Dialog.Cases;

/// <summary>Makes the words of a command storable, before the rules see them: what they decide is what is kept.</summary>
internal static class CommandText
{
    public static CaseCommand Clean(CaseCommand command) => Words(command with
    {
        By = command.By with { Id = IncomingText.Clean(command.By.Id), Name = IncomingText.Clean(command.By.Name) },
    });

    private static CaseCommand Words(CaseCommand command) => command switch
    {
        Answer a => a with { Text = IncomingText.Clean(a.Text) },
        AddNote n => n with { Text = IncomingText.Clean(n.Text) },
        Reclassify r => r with { Address = Clean(r.Address) },
        Assign a => a with { Reason = Clean(a.Reason) },
        Dispute d => d with { Text = Clean(d.Text) },
        Close c => c with { Reason = IncomingText.Clean(c.Reason) },
        RecordDelivery d => d with { NetworkMessageId = Clean(d.NetworkMessageId), Error = Clean(d.Error) },
        _ => command,
    };

    private static string? Clean(string? text) => text is null ? null : IncomingText.Clean(text);
}
