namespace Dialog.Cases;

/// <summary>Makes the text of a command storable before the rules see it: what they decide on is what is stored.</summary>
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
        ReturnAnswer r => r with { Reason = IncomingText.Clean(r.Reason) },
        ReviewAnswer r => r with { Note = Clean(r.Note) },
        HandBack h => h with { Reason = IncomingText.Clean(h.Reason) },
        Arbitrate a => a with { Reason = IncomingText.Clean(a.Reason) },
        TagCase t => t with { Add = [.. t.Add.Select(IncomingText.Clean)] },
        SetFields f => f with { Values = f.Values.ToDictionary(v => v.Key, v => Clean(v.Value)) },
        AskFormally f => f with { FullName = IncomingText.Clean(f.FullName), ReplyTo = IncomingText.Clean(f.ReplyTo), Text = Clean(f.Text) },
        KeepPromise k => k with { Text = Clean(k.Text) },
        RegisterFormally r => r with { Number = IncomingText.Clean(r.Number) },
        AnswerFormally a => a with { Reference = IncomingText.Clean(a.Reference) },
        ForwardCase f => f with
        {
            ServiceCode = IncomingText.Clean(f.ServiceCode),
            Text = IncomingText.Clean(f.Text),
            Attachments = [.. f.Attachments.Select(a => a with { Url = Clean(a.Url), Name = Clean(a.Name) })],
        },
        RecordExternalStatus h => h with { PeerId = Clean(h.PeerId), Status = Clean(h.Status), Notes = Clean(h.Notes) },
        AskContractor a => a with { Contractor = IncomingText.Clean(a.Contractor), Task = IncomingText.Clean(a.Task) },
        AnswerAsContractor a => a with { Text = Clean(a.Text) },
        Snooze s => s with { Note = Clean(s.Note) },
        Unmerge u => u with { Reason = IncomingText.Clean(u.Reason) },
        _ => command,
    };

    private static string? Clean(string? text) => text is null ? null : IncomingText.Clean(text);
}
