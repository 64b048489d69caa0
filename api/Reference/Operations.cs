using System.Text.RegularExpressions;
using Dialog.Api.Auth;
using Dialog.Api.Cases;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Push;
using Dialog.Regions;

namespace Dialog.Api.Reference;

/// <summary>What each operation does in a sentence, and what it gives, where the endpoint itself does not say.</summary>
internal static partial class Operations
{
    public static readonly Dictionary<string, (string Summary, Type? Gives)> All = new()
    {
        ["GET /api/v1/session/options"] = ("How one can sign in here", null),
        ["GET /api/v1/session/provider"] = ("Goes to the organisation's own sign-in", null),
        ["POST /api/v1/session"] = ("Signs in with a password", typeof(Session)),
        ["POST /api/v1/session/second-factor"] = ("Gives the second factor that signing in asked for", typeof(Session)),
        ["POST /api/v1/session/passkey/options"] = ("Begins signing in with a passkey", null),
        ["POST /api/v1/session/passkey"] = ("Signs in with a passkey", typeof(Session)),
        ["GET /api/v1/session"] = ("Who is signed in", typeof(Session)),
        ["POST /api/v1/session/proof"] = ("Proves anew that it is the same person, for delicate changes", null),
        ["DELETE /api/v1/session"] = ("Signs out", null),
        ["GET /api/v1/me/security"] = ("The person's own password, codes and passkeys", null),
        ["POST /api/v1/me/password"] = ("Changes the person's own password", null),
        ["POST /api/v1/me/totp"] = ("Begins setting up one-time codes", null),
        ["POST /api/v1/me/totp/enable"] = ("Turns one-time codes on", null),
        ["DELETE /api/v1/me/totp"] = ("Turns one-time codes off", null),
        ["POST /api/v1/me/recovery-codes"] = ("Makes new recovery codes", null),
        ["POST /api/v1/me/passkeys/options"] = ("Begins adding a passkey", null),
        ["POST /api/v1/me/passkeys"] = ("Adds a passkey", null),
        ["DELETE /api/v1/me/passkeys/{id}"] = ("Removes a passkey", null),
        ["GET /api/v1/users"] = ("The people of the administrator's regions", null),
        ["PUT /api/v1/users/{login}"] = ("Makes or changes a person", null),
        ["POST /api/v1/users/{login}/disable"] = ("Ends a person's access at once", null),
        ["POST /api/v1/users/{login}/enable"] = ("Gives a person's access back", null),
        ["POST /api/v1/users/{login}/unlock"] = ("Forgets a person's failed attempts to sign in", null),
        ["POST /api/v1/users/{login}/reset-password"] = ("Gives a person a new password to change at once", null),
        ["POST /api/v1/users/{login}/reset-second-factor"] = ("Removes a person's second factors", null),
        ["GET /api/v1/keys"] = ("Keys of integrations, without their secrets", null),
        ["POST /api/v1/keys"] = ("Makes a key; it is shown in this answer only", null),
        ["DELETE /api/v1/keys/{id}"] = ("Revokes a key at once", null),
        ["GET /api/v1/audit"] = ("Who did and saw what", typeof(Audit.AuditPage)),
        ["GET /api/v1/audit/export"] = ("The audit log as a file", null),
        ["GET /api/v1/cases"] = ("A page of a queue", typeof(CasePage)),
        ["GET /api/v1/cases/{id}"] = ("Everything about a case; reading it is written down", typeof(CaseDetail)),
        ["POST /api/v1/cases/{id}/unmask"] = ("Shows masked personal data, for a reason that is written down", null),
        ["POST /api/v1/cases/{id}/claim"] = ("Takes the case, with a lease", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/release"] = ("Gives the case back to the queue", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/answer"] = ("Writes to the resident", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/note"] = ("Writes a note for colleagues; @id mentions one", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/classify"] = ("Corrects kind, topic, importance or address", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/assign"] = ("Gives the case to an authority or an official", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/forward"] = ("Hands the case on to another body by its Open311 server; the case stays ours", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/delivered"] = ("Says that a doubtful answer reached the resident", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/close"] = ("Closes the case", typeof(CommandAnswer)),
        ["GET /api/v1/cases/{id}/related"] = ("Cases linked to, merged into or split from this one", typeof(RelatedCases)),
        ["POST /api/v1/cases/{id}/merge"] = ("Merges this case into another", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/unmerge"] = ("Takes a merge back", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/split"] = ("Moves messages into a case of their own", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/link"] = ("Links two cases", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/unlink"] = ("Takes a link back", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/approve"] = ("Agrees to exactly this revision of an answer", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/return"] = ("Returns an answer to its author", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/delegate"] = ("Lets somebody else decide on an answer", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/withdraw"] = ("Takes a proposed answer back", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/review"] = ("Says whether an answer that went out was good", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/hand-back"] = ("Hands a case back that is somebody else's", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/arbitrate"] = ("Decides whose a case is", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/promise-owner"] = ("Makes somebody else answer for a promise", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/tags"] = ("Sets the tags of a case", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/fields"] = ("Sets the region's own fields of a case", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/formal"] = ("Hands the case over to the formal procedure", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/formal/register"] = ("Registers a formal appeal under its number", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/formal/answer"] = ("Says that a formal appeal was answered", typeof(CommandAnswer)),
        ["POST /api/v1/cases/{id}/files"] = ("Uploads a file for an answer", null),
        ["GET /api/v1/cases/{id}/attachments/{messageId}/{index}"] = ("An attachment of a message", null),
        ["GET /api/v1/cases/{id}/attachments/{messageId}/{index}/thumbnail"] = ("Its small picture", null),
        ["GET /api/v1/cases/{id}/draft"] = ("The person's own draft", typeof(Drafts.DraftView)),
        ["PUT /api/v1/cases/{id}/draft"] = ("Keeps the person's own draft", null),
        ["DELETE /api/v1/cases/{id}/draft"] = ("Throws the draft away", null),
        ["POST /api/v1/cases/next"] = ("Takes the next case of the queue for the person", null),
        ["GET /api/v1/regions/{code}/recomputation"] = ("How far the recomputation of open deadlines is", null),
        ["POST /api/v1/regions/{code}/recomputation"] = ("Recomputes open deadlines under the stored configuration", null),
        ["DELETE /api/v1/regions/{code}/recomputation"] = ("Stops the recomputation", null),
        ["POST /api/v1/cases/bulk"] = ("Does one thing to many cases, in the background", null),
        ["GET /api/v1/bulk"] = ("The person's own bulk actions", null),
        ["GET /api/v1/bulk/{id}"] = ("How far a bulk action is", typeof(Bulk.BulkView)),
        ["DELETE /api/v1/bulk/{id}"] = ("Stops a bulk action", null),
        ["GET /api/v1/views"] = ("Saved views, own and shared", null),
        ["POST /api/v1/views"] = ("Saves a view", null),
        ["PUT /api/v1/views/{id}"] = ("Changes a saved view", null),
        ["DELETE /api/v1/views/{id}"] = ("Removes a saved view", null),
        ["GET /api/v1/files/{id}"] = ("A file of an answer", null),
        ["GET /api/v1/files/{id}/thumbnail"] = ("Its small picture", null),
        ["GET /api/v1/templates"] = ("Templates that fit a case, filled in", null),
        ["GET /api/v1/template-library"] = ("All templates of the region", null),
        ["POST /api/v1/template-library"] = ("Makes a template", null),
        ["PUT /api/v1/template-library/{id}"] = ("Changes a template", null),
        ["DELETE /api/v1/template-library/{id}"] = ("Removes a template", null),
        ["GET /api/v1/promises"] = ("Promises given to residents", null),
        ["GET /api/v1/precedents"] = ("How arbiters decided on a topic before", null),
        ["GET /api/v1/tags"] = ("Tags in use", null),
        ["GET /api/v1/approvals/hours"] = ("Hours that answers waited for each approver", null),
        ["GET /api/v1/board"] = ("The live figures of the region", typeof(BoardView)),
        ["GET /api/v1/directory"] = ("Names of topics, authorities and officials", null),
        ["GET /api/v1/topics"] = ("The topics this installation knows", typeof(TopicName[])),
        ["GET /api/v1/regions"] = ("The regions the person administers", null),
        ["GET /api/v1/regions/{code}"] = ("The configuration of a region", typeof(RegionConfiguration)),
        ["PUT /api/v1/regions/{code}"] = ("Replaces the configuration by its next version", typeof(RegionConfiguration)),
        ["GET /api/v1/regions/{code}/autonomy"] = ("How good each authority's answers are, and what follows", null),
        ["POST /api/v1/regions/{code}/autonomy/measure"] = ("Measures the answers now", null),
        ["GET /api/v1/regions/{code}/calendar/{year}"] = ("Working days of a year", null),
        ["GET /api/v1/regions/{code}/calendar/shipped"] = ("Calendars that come with the product", null),
        ["POST /api/v1/regions/{code}/calendar/import"] = ("Reads a published calendar and shows what it would change", null),
        ["POST /api/v1/regions/{code}/calendar/emergencies"] = ("Declares an emergency day off", null),
        ["DELETE /api/v1/regions/{code}/calendar/emergencies/{date}"] = ("Takes an emergency day off back", null),
        ["POST /api/v1/deadlines/simulate"] = ("What a deadline would be, and why", null),
        ["GET /api/v1/channels"] = ("Channels with their health, without secrets", typeof(ChannelView[])),
        ["GET /api/v1/channels/{id}"] = ("One channel", typeof(ChannelView)),
        ["PUT /api/v1/channels/{id}"] = ("Makes or changes a channel", typeof(ChannelView)),
        ["POST /api/v1/channels/{id}/messages"] = ("Hands messages to a channel with a key", null),
        ["POST /api/v1/imports"] = ("Imports a file of messages, in the background", null),
        ["GET /api/v1/imports/{id}"] = ("How far an import is", typeof(Channels.ImportView)),
        ["DELETE /api/v1/imports/{id}"] = ("Cancels an import", null),
        ["POST /hooks/{kind}/{channel}"] = ("The webhook of a network: telegram, vk, max or ok; kept before it is answered", null),
        ["POST /hooks/feed/{channel}"] = ("The webhook of a monitoring feed", null),
        ["POST /public/{region}/messages"] = ("A resident writes by the form", null),
        ["GET /public/threads/{code}"] = ("A resident looks at their conversation", null),
        ["POST /public/threads/{code}/messages"] = ("A resident writes again", null),
        ["POST /public/threads/{code}/confirm"] = ("A resident says that it is settled", null),
        ["POST /public/threads/{code}/dispute"] = ("A resident says that it is not", null),
        ["POST /public/threads/{code}/formal"] = ("A resident asks for the formal procedure", null),
    };

    public static string Key(string? method, string? path) => $"{method?.ToUpperInvariant()} /{Plain(path)}";

    /// <summary>The path without the constraints of its parameters: <c>{id:guid}</c> is <c>{id}</c>.</summary>
    public static string Plain(string? path) => Constraint().Replace(path ?? "", "}").Trim('/');

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();
}

/// <param name="Outcome">done, or alreadyDone when the same Idempotency-Key was seen before.</param>
/// <param name="Summary">The case after it.</param>
internal sealed record CommandAnswer(CommandOutcome Outcome, CaseSummary? Summary);
