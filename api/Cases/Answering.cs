using Dialog.Api.Access;
using Dialog.Api.Drafts;
using Dialog.Api.Public;
using Dialog.Api.Setup;
using Dialog.Api.Templates;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Files;

namespace Dialog.Api.Cases;

/// <summary>What an answer needs beside the rules: its files found, its length measured, its template filled; and what follows when it is out.</summary>
internal sealed class Answering(FileService files, FileSettings settings, DraftStore drafts, TemplateStore templates, AddressAsks asks)
{
    public async Task<Prepared> Prepare(CaseSummary about, AnswerBody body, string commandId, Actor by, CancellationToken cancellation)
    {
        (Attachment[] attachments, BadRequestProblem? fault) = await Found(about, body.Attachments, cancellation);
        if (fault is not null)
        {
            return new Prepared(null, fault);
        }

        // In a public thread nobody should have to write where they live.
        string text = (body.Text ?? "") + (body.Kind == AnswerKind.AskAddress && !string.IsNullOrWhiteSpace(body.Text) ? asks.Invitation(about, commandId) : null);
        int longest = ChannelLimits.MaxTextWithFiles(about.Network);
        if (attachments.Length > 0 && text.Length > longest)
        {
            return new Prepared(null, Errors.Field("text", $"at most {longest} characters together with files in this network; this has {text.Length}"));
        }

        if (Placeholders.Open(text) is { } open)
        {
            return new Prepared(null, Errors.Field("text", $"{{{{{open}}}}} is still open: write what belongs there"));
        }

        return new Prepared(
            new Answer
            {
                CommandId = commandId,
                CaseId = about.Id,
                By = by,
                Kind = body.Kind,
                Text = text,
                Attachments = attachments,
                PromisedFor = body.PromisedFor?.ToUniversalTime(),
                SeenVersion = body.SeenVersion,
            },
            null);
    }

    /// <summary>The evidence of a promise: its files are found as those of an answer are.</summary>
    public async Task<Prepared> Prepare(CaseSummary about, PromiseKeptBody body, string commandId, Actor by, CancellationToken cancellation)
    {
        (Attachment[] attachments, BadRequestProblem? fault) = await Found(about, body.Attachments, cancellation);
        return fault is not null
            ? new Prepared(null, fault)
            : new Prepared(new KeepPromise { CommandId = commandId, CaseId = about.Id, By = by, Text = body.Text?.Trim(), Attachments = attachments }, null);
    }

    /// <summary>It is committed: the draft is no longer needed, the template was used.</summary>
    public async Task Sent(Person person, CaseSummary about, Guid? template)
    {
        await drafts.Delete(person.Login, about.Id);
        if (template is { } id)
        {
            await templates.CountUse(id, about.Region);
        }
    }

    private async Task<(Attachment[] Attachments, BadRequestProblem? Fault)> Found(CaseSummary about, Guid[]? ids, CancellationToken cancellation)
    {
        Guid[] wanted = [.. (ids ?? []).Distinct()];
        if (wanted.Length > settings.MaxPerAnswer)
        {
            return ([], Errors.Field("attachments", $"at most {settings.MaxPerAnswer} files"));
        }

        List<StoredFile> found = wanted.Length == 0 ? [] : await files.Find(wanted, cancellation);
        return wanted.FirstOrDefault(id => found.All(f => f.Id != id || f.CaseId != about.Id)) is var missing && missing != Guid.Empty
            ? ([], Errors.Field("attachments", $"{missing} is not a file of this case; hand it in again"))
            : ([.. wanted.Select(id => OwnFiles.Attachment(found.Single(f => f.Id == id)))], null);
    }
}
