using Dialog.Api.Access;
using Dialog.Api.ReadModel;
using Dialog.Api.Regions;
using Dialog.Api.Setup;
using Dialog.Cases;

namespace Dialog.Api.Cases;

/// <summary>Who is named in a note. The text holds names, the event the ids: nobody has to know a login, and no mask takes a colleague for a resident.</summary>
internal sealed class Mentioning(Colleagues colleagues)
{
    private const int Most = 50;

    public async Task<Prepared> Prepare(CaseSummary about, NoteBody body, string commandId, Actor by, CancellationToken cancellation)
    {
        string[] wanted = [.. (body.Mentions ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (wanted.Length > Most)
        {
            return new Prepared(null, Errors.Field("mentions", $"at most {Most} people"));
        }

        IReadOnlyList<Colleague> people = await colleagues.Of(about.Region, cancellation);
        if (Array.Find(wanted, id => MentionText.Find(people, id) is null) is { } unknown)
        {
            return new Prepared(null, Errors.Field("mentions", $"{unknown} is nobody of this region"));
        }

        (string text, IReadOnlyList<string> typed) = MentionText.WithNames(body.Text ?? "", people);
        string[] mentioned = [.. wanted.Select(id => MentionText.Find(people, id)!.Id).Concat(typed).Distinct()];
        return new Prepared(new AddNote { CommandId = commandId, CaseId = about.Id, By = by, Text = text, Mentions = mentioned }, null);
    }
}
