using System.Text.Json;
using Dialog.Api.Privacy;
using Dialog.Api.ReadModel;
using Dialog.Cases;
using Dialog.Privacy;

namespace Dialog.Api.Print;

/// <summary>A case on paper, as far as its reader may see it. Pure: what it needs is given.</summary>
/// <param name="level">of whoever prints it</param>
/// <param name="pictures">small pictures by attachment; those without one are named</param>
/// <param name="left">how many photos are not printed</param>
internal sealed class CasePaper(CaseDetail detail, PrintTexts texts, PrintNames names, MaskLevel level, IReadOnlyDictionary<Attachment, byte[]> pictures, int left)
{
    private const double Indent = 14;

    public byte[] Print(string title, string language, string printed)
    {
        using PdfFlow paper = new(title, language);
        paper.Text(title, PdfStyle.Title);
        Facts(paper);
        Deadlines(paper);
        Approval(paper);
        Formal(paper);
        Promises(paper);
        Contractors(paper);
        Conversation(paper);
        History(paper);
        return paper.Save((page, pages) => $"{printed} · {texts.Fill("page", page, pages)}");
    }

    private void Facts(PdfFlow paper)
    {
        CaseSummary c = Masking.Of(detail.Summary, level);
        paper.Gap(4);
        paper.Field(texts["status"], texts.Named("status", Code(c.Status)));
        paper.Field(texts["received"], texts.Time(c.ReceivedAt));
        paper.Field(texts["published"], texts.Time(c.PublishedAt));
        paper.Field(texts["network"], texts.Named("network", c.Network));
        paper.Field(texts["resident"], c.ResidentName);
        paper.Field(texts["kind"], texts.Named("kind", Code(c.Kind)));
        paper.Field(texts["topic"], names.Topic(c.Topic));
        paper.Field(texts["importance"], texts.Named("importance", Code(c.Importance)));
        paper.Field(texts["place"], c.Address);
        paper.Field(texts["authority"], c.Authority is { } authority ? names.Authority(authority) : texts["nobody"]);
        paper.Field(texts["official"], c.Official is { } official ? names.Official(official) : c.ClaimedByName);
        paper.Field(texts["tags"], string.Join(", ", c.Tags));
        foreach ((string field, string value) in detail.Work.Fields)
        {
            paper.Field(names.Field(field), value);
        }

        if (c.MergedInto is not null)
        {
            paper.Text(texts["merged"]);
        }

        if (level != MaskLevel.Nothing)
        {
            paper.Text(texts["masked"], PdfStyle.Small);
        }
    }

    private void Deadlines(PdfFlow paper)
    {
        if (detail.Deadlines.Count == 0)
        {
            return;
        }

        paper.Heading(texts["section.deadlines"]);
        foreach (DeadlineItem d in detail.Deadlines)
        {
            paper.Text(texts.Fill("deadline.line", texts.Named("deadline.kind", d.Kind), texts.Time(d.DueAt), texts.Named("deadline.state", d.State)), PdfStyle.Strong);
            paper.Text(texts.Fill("deadline.basis", d.Rule, d.CalendarVersion, texts.Fill(d.Working ? "deadline.working" : "deadline.clock", texts.Number(d.Hours))), PdfStyle.Small, Indent);
            foreach (JsonElement step in d.Steps.ValueKind == JsonValueKind.Array ? d.Steps.EnumerateArray().ToArray() : [])
            {
                string[] more =
                [
                    .. new[]
                    {
                        step.Text("detail") is { } why ? texts.Named("deadline.detail", why) : null,
                        step.Time("until") is { } until ? texts.Fill("until", texts.Time(until)) : null,
                        step.TryGetProperty("hours", out JsonElement hours) && hours.ValueKind == JsonValueKind.Number && hours.GetDouble() > 0 ? texts.Fill("hours", texts.Number(hours.GetDouble())) : null,
                        step.Number("days") is > 1 and var days ? texts.Fill("days", days) : null,
                    }.OfType<string>(),
                ];
                string said = texts.Named("deadline.step", step.Text("code") ?? "");
                paper.Text($"{(step.Time("at") is { } at ? texts.Time(at) : "")} — {said}{(more.Length > 0 ? $" ({string.Join(", ", more)})" : "")}", PdfStyle.Small, Indent);
            }
        }
    }

    private void Approval(PdfFlow paper)
    {
        if (detail.Work.Proposal is not { } p)
        {
            return;
        }

        paper.Heading(texts["section.approval"]);
        paper.Text(p.Returned is { } back
            ? texts.Fill("proposal.returned", back.By, back.Reason)
            : texts.Fill("proposal.waits", p.Approver is { } approver ? names.Official(approver) : "—", p.Step, p.Steps));
        paper.Text($"{p.AuthorName} · {texts.Named("answerKind", Code(p.Kind))} · {texts.Time(p.Since)}", PdfStyle.Small);
        paper.Text(p.Text, PdfStyle.Body, Indent);
        Files(paper, p.Attachments);
    }

    private void Formal(PdfFlow paper)
    {
        if (detail.Work.Formal is not { } f)
        {
            return;
        }

        paper.Heading(texts["section.formal"]);
        paper.Text(texts.Fill("formal.line", texts.Named("formal", Code(f.State)), texts.Time(f.RequestedAt)));
        paper.Text($"{Masking.Of(PersonalKind.Name, f.FullName, level)}, {Masking.Of(PersonalKind.Contact, f.ReplyTo, level)}");
        if (Masking.Of(PersonalKind.Text, f.Text, level) is { } text)
        {
            paper.Text(text, PdfStyle.Body, Indent);
        }

        if (f.Number is { } number)
        {
            paper.Text(texts.Fill("formal.number", number) + (f.Reference is { } reference ? $" · {reference}" : ""));
        }
    }

    private void Promises(PdfFlow paper)
    {
        if (detail.Work.Promises.Count == 0)
        {
            return;
        }

        paper.Heading(texts["section.promises"]);
        foreach (PromiseItem p in detail.Work.Promises)
        {
            paper.Text(texts.Fill("promise.line", texts.Time(p.DueAt), p.OwnerName, texts.Named("promise", p.State)));
            if (p.Evidence is { } shown)
            {
                paper.Text(Masking.Of(PersonalKind.Text, shown.Text, level) ?? "", PdfStyle.Body, Indent);
                Files(paper, shown.Attachments);
            }
        }
    }

    private void Contractors(PdfFlow paper)
    {
        if (detail.Contractors.Count == 0)
        {
            return;
        }

        paper.Heading(texts["section.contractors"]);
        foreach (ContractorItem link in detail.Contractors)
        {
            paper.Text(texts.Fill("contractor.line", link.Contractor, texts.Named("contractor", link.State), texts.Time(link.AnsweredAt ?? link.SentAt)));
            paper.Text(Masking.Of(PersonalKind.Text, link.Task, level)!, PdfStyle.Small, Indent);
        }
    }

    private void Conversation(PdfFlow paper)
    {
        paper.Heading(texts["section.conversation"]);
        foreach (CaseMessage m in detail.Messages)
        {
            bool ours = m.Direction == "out";
            string who = ours ? m.AuthorName : Masking.Of(PersonalKind.Name, m.AuthorName, level)!;
            string what = m switch
            {
                { Contractor: not null } => texts["contractor"],
                { AnswerKind: { } kind } => $"{texts["out"]}, {texts.Named("answerKind", Code(kind))}",
                _ => texts[m.Direction],
            };
            string delivery = ours && m.Delivery is { } state ? $" · {texts.Named("delivery", Code(state))}" : "";
            paper.Gap(4);
            paper.Text($"{who} · {what}", PdfStyle.Strong);
            paper.Text($"{texts.Time(m.PublishedAt)}{delivery}", PdfStyle.Small);
            string text = m.DeletedAt is not null && m.Text.Length == 0 ? texts["deleted"] : ours ? m.Text : Masking.Of(PersonalKind.Text, m.Text, level)!;
            if (text.Length > 0)
            {
                paper.Text(text, PdfStyle.Body, Indent);
            }

            Files(paper, m.Attachments);
        }

        if (left > 0)
        {
            paper.Text(texts.Fill("morePhotos", left), PdfStyle.Small);
        }
    }

    private void History(PdfFlow paper)
    {
        paper.Heading(texts["section.history"]);
        foreach (HistoryItem item in detail.History.Where(h => h.Type != "errands-done"))
        {
            string who = item.ActorKind == ActorKind.System ? "" : $"{(item.ActorKind == ActorKind.Resident ? Masking.Of(PersonalKind.Name, item.ActorName, level) : item.ActorName)} · ";
            paper.Text(names.Event(item with { Data = MaskedJson.Of(item.Data, level) }));
            paper.Text($"{who}{texts.Time(item.At)}", PdfStyle.Small);
        }
    }

    private void Files(PdfFlow paper, IReadOnlyList<Attachment> attachments)
    {
        string[] named = [.. attachments.Where(a => !pictures.ContainsKey(a)).Select(a => a.Name ?? a.Kind)];
        if (named.Length > 0)
        {
            paper.Text(texts.Fill("files", string.Join(", ", named)), PdfStyle.Small, Indent);
        }

        paper.Pictures(attachments.Where(pictures.ContainsKey).Select(a => pictures[a]), Indent);
    }

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
