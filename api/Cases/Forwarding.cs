using System.Text.Json;
using Dialog.Api.Privacy;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Open311;
using Dialog.Privacy;
using Npgsql;

namespace Dialog.Api.Cases;

/// <param name="Channel">A channel of kind open311-peer of the case's region.</param>
/// <param name="ServiceCode">The organisation's own code for it: one of its services.</param>
/// <param name="Note">Put before the resident's words.</param>
/// <param name="Text">In place of note and words, where they do not fit or should not go.</param>
internal sealed record ForwardBody(string Channel, string ServiceCode, string? Note, string? Text);

/// <summary>What an external organisation receives of a case: the text without contacts, the place, photos with a public address; never the author.</summary>
internal sealed class Forwarding(NpgsqlDataSource database, IGrainFactory grains)
{
    private const int LongestText = 3900;
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    public async Task<Prepared> Prepare(CaseSummary about, ForwardBody body, string commandId, Actor by, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(body.Channel) || await grains.GetGrain<IChannelGrain>(body.Channel).Get() is not { Kind: ChannelKinds.ExternalOrganisation, Enabled: true } channel || channel.Region != about.Region)
        {
            return new Prepared(null, Errors.Field("channel", "is no enabled channel of kind open311-peer in this region"));
        }

        if (body.ServiceCode?.Trim() is not { Length: > 0 and <= 200 } service)
        {
            return new Prepared(null, Errors.Field("serviceCode", "what the other body calls it, 1 to 200 characters"));
        }

        if (await Gaps(body.Channel, service, cancellation) is { Length: > 0 } gaps)
        {
            return new Prepared(null, Errors.Field("serviceCode", Missing(gaps)));
        }

        (string words, List<Attachment> files) = await Said(about.Id, cancellation);
        string text = body.Text?.Trim() is { Length: > 0 } own ? own : string.Join("\n\n", new[] { body.Note?.Trim(), words }.Where(p => !string.IsNullOrEmpty(p)));
        if (text.Length is 0 or > LongestText)
        {
            return new Prepared(null, Errors.Field("text", $"1 to {LongestText} characters; what would go has {text.Length}: write in short what the other body must know"));
        }

        return new Prepared(
            new ForwardCase { CommandId = commandId, CaseId = about.Id, By = by, Channel = body.Channel, ServiceCode = service, Text = text, Attachments = [.. Sent(about, files)] }, null);
    }

    // The outbox looks again before it sends: an organisation that does not answer now keeps nobody waiting.
    private async Task<ServiceGap[]> Gaps(string channel, string service, CancellationToken cancellation)
    {
        try
        {
            return await grains.GetGrain<IChannelGrain>(channel).Gaps(service).WaitAsync(LongestLook, cancellation);
        }
        catch (TimeoutException)
        {
            return [];
        }
    }

    private static string Missing(ServiceGap[] gaps) =>
        $"the other body requires for this service: {string.Join(", ", gaps.Select(g => g.Description is { } asks ? $"{g.Attribute} ({asks})" : g.Attribute))}; an administrator enters values in the channel's settings, field attributes";

    // Point and address belong together: both describe the same place.
    private static IEnumerable<Attachment> Sent(CaseSummary about, List<Attachment> files)
    {
        string? point = files.LastOrDefault(f => f is { Kind: "location", Url: not null })?.Url;
        if (point is not null || about.Address is not null)
        {
            yield return new Attachment("location", null, point, about.Address, null, null);
        }

        if (files.FirstOrDefault(f => f.Kind == "photo" && f.Url?.StartsWith("http", StringComparison.Ordinal) == true) is { } photo)
        {
            yield return photo;
        }
    }

    private async Task<(string Words, List<Attachment> Files)> Said(Guid caseId, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("case_words"));
        command.Bind(caseId);
        List<string> words = [];
        List<Attachment> files = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            words.Add(Masking.Of(PersonalKind.Text, Open311Submission.Published(r.GetString(0)), MaskLevel.Contacts)!);
            if (!r.IsDBNull(1))
            {
                files.AddRange(JsonSerializer.Deserialize<Attachment[]>(r.GetString(1), Json.Options) ?? []);
            }
        }

        return (string.Join("\n\n", words.Where(w => w.Length > 0)), files);
    }
}
