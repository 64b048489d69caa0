namespace Dialog.Api.Tests.RealBodies;

/// <summary>What those who may get from an operation with a right body, where it is not a success: the rules refuse, which they do after the guards.</summary>
internal static class Outcomes
{
    private static readonly Dictionary<string, string> Refused = new()
    {
        // No file, passkey, other session, payload or answer of this id is there.
        ["DELETE /api/v1/me/passkeys/{id}"] = "404 not-found",
        ["DELETE /api/v1/me/sessions/{id}"] = "404 not-found",
        ["POST /api/v1/platform/nodes/{id}/drain"] = "404 not-found",
        ["PUT /api/v1/platform/nodes/{id}/log-level"] = "404 not-found",
        ["DELETE /api/v1/platform/nodes/{id}/log-level"] = "404 not-found",
        ["GET /api/v1/cases/{id}/attachments/{messageId}/{index}"] = "404 not-found",
        ["GET /api/v1/cases/{id}/attachments/{messageId}/{index}/thumbnail"] = "404 not-found",
        ["GET /api/v1/files/{id}/thumbnail"] = "404 not-found",
        ["DELETE /api/v1/regions/{code}/calendar/emergencies/{date}"] = "404 not-found",
        ["GET /api/v1/channels/{id}/poison/{payload}"] = "404 not-found",
        ["POST /api/v1/channels/{id}/poison/{payload}/dismiss"] = "404 not-found",
        ["POST /api/v1/channels/{id}/poison/{payload}/retry"] = "404 not-found",
        ["POST /api/v1/channels/{id}/undelivered/{answer}/retry"] = "404 not-found",
        ["POST /api/v1/webhooks/{id}/deliveries/{delivery}/resend"] = "404 not-found",
        // The example names nobody of the region, and no hand-over or body of this id is there.
        ["POST /api/v1/regions/{code}/hand-overs"] = "400 official",
        ["GET /api/v1/regions/{code}/hand-overs/{id}"] = "404 not-found",
        ["DELETE /api/v1/regions/{code}/hand-overs/{id}"] = "404 not-found",
        ["POST /api/v1/regions/{code}/hand-overs/{id}/repeat"] = "404 not-found",
        ["POST /api/v1/regions/{code}/authorities/{authority}/merge"] = "404 not-found",
        ["POST /api/v1/regions/{code}/authorities/{authority}/merge/preview"] = "404 not-found",
        ["POST /api/v1/board/rebalance/{id}/undo"] = "404 not-found",
        // The example is no region of theirs: an administrator of one region makes no other.
        ["POST /api/v1/regions"] = "404 not-found",
        // Only an administrator of all regions gives roles in further ones, and those of the centre have no role in the region.
        ["PUT /api/v1/users/{login}/roles/{region}"] = "404 not-found",
        ["DELETE /api/v1/users/{login}/roles/{region}"] = "404 not-found",
        ["analyst: POST /api/v1/session/region"] = "404 not-found",
        ["engineer: POST /api/v1/session/region"] = "404 not-found",
        // This installation has no provider, and the example is nobody's passkey.
        ["GET /api/v1/session/proof/provider"] = "404 not-found",
        ["POST /api/v1/session/proof/passkey"] = "400 credential",
        ["POST /api/v1/users/{login}/invitation"] = "409 no-provider",
        ["PUT /api/v1/users/{login}/identity"] = "409 no-provider",
        // A step that comes first was not taken.
        ["POST /api/v1/me/passkeys"] = "409 no-first-step",
        ["POST /api/v1/me/totp/enable"] = "409 no-key",
        ["POST /api/v1/me/recovery-codes"] = "409 second-factor-off",
        // The asker confirms no request of their own; the lead does.
        ["administrator: POST /api/v1/erasures/{id}/confirm"] = "409 own-request",
        // The case is new: nothing waits for agreement, was sent, promised, disputed, merged or asked for formally.
        ["POST /api/v1/cases/{id}/approve"] = "409 nothing-to-approve",
        ["POST /api/v1/cases/{id}/delegate"] = "409 nothing-to-approve",
        ["POST /api/v1/cases/{id}/return"] = "409 nothing-to-approve",
        ["POST /api/v1/cases/{id}/withdraw"] = "409 nothing-to-approve",
        ["POST /api/v1/cases/{id}/delivered"] = "409 delivery-not-in-doubt",
        ["POST /api/v1/cases/{id}/arbitrate"] = "409 no-dispute",
        ["POST /api/v1/cases/{id}/formal/answer"] = "409 no-formal-appeal",
        ["POST /api/v1/cases/{id}/formal/register"] = "409 no-formal-appeal",
        ["POST /api/v1/cases/{id}/promise-owner"] = "409 no-promise",
        ["POST /api/v1/cases/{id}/promise-kept"] = "409 no-promise",
        ["POST /api/v1/cases/{id}/contractor-links/{link}/revoke"] = "409 no-such-link",
        ["POST /api/v1/cases/{id}/unblock"] = "409 not-blocked",
        ["POST /api/v1/cases/{id}/fields"] = "409 unknown-field",
        ["POST /api/v1/cases/{id}/snooze"] = "409 not-your-case",
        // What the body names is not there: no external organisation is connected, the case has one message. The case itself was found.
        ["POST /api/v1/cases/{id}/forward"] = "400 channel",
        ["POST /api/v1/cases/{id}/split"] = "400 messageIds",
        ["POST /api/v1/cases/{id}/resident/link"] = "400 profile",
        ["POST /api/v1/cases/{id}/resident/refuse"] = "400 profile",
        ["POST /api/v1/cases/{id}/resident/undo"] = "400 profile",
        // A connection begins with its negotiation.
        ["ANY /live"] = "400",
    };

    /// <summary>What an official of another region gets instead of a 404: the body names a region, and the refusal says that it is not theirs.</summary>
    public static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["POST /api/v1/webhooks"] = "400 region",
        ["POST /api/v1/erasures"] = "400 region",
        ["POST /api/v1/erasures/preview"] = "400 region",
    };

    /// <summary>What a key with every scope may.</summary>
    public static readonly HashSet<string> OfKeys =
    [
        "ANY /live",
        "ANY /live/negotiate",
        "GET /api/v1/approvals/hours",
        "GET /api/v1/board",
        "GET /api/v1/overview",
        "GET /api/v1/map",
        "GET /api/v1/map/outline",
        "GET /api/v1/board/figures",
        "GET /api/v1/bulk",
        "GET /api/v1/bulk/{id}",
        "DELETE /api/v1/bulk/{id}",
        "GET /api/v1/cases",
        "GET /api/v1/cases/{id}",
        "GET /api/v1/cases/{id}/attachments/{messageId}/{index}",
        "GET /api/v1/cases/{id}/attachments/{messageId}/{index}/thumbnail",
        "GET /api/v1/cases/{id}/draft",
        "PUT /api/v1/cases/{id}/draft",
        "DELETE /api/v1/cases/{id}/draft",
        "GET /api/v1/cases/{id}/peers",
        "GET /api/v1/cases/{id}/related",
        "GET /api/v1/cases/{id}/resident",
        "GET /api/v1/directory",
        "GET /api/v1/files/{id}",
        "GET /api/v1/files/{id}/thumbnail",
        "GET /api/v1/notifications",
        "POST /api/v1/notifications/read",
        "GET /api/v1/notifications/settings",
        "PUT /api/v1/notifications/settings",
        "GET /api/v1/precedents",
        "GET /api/v1/promises",
        "GET /api/v1/search",
        "GET /api/v1/tags",
        "GET /api/v1/templates",
        "GET /api/v1/views",
        "POST /api/v1/views",
        "PUT /api/v1/views/{id}",
        "DELETE /api/v1/views/{id}",
        "GET /api/v1/webhooks",
        "POST /api/v1/webhooks",
        "GET /api/v1/webhooks/{id}",
        "PUT /api/v1/webhooks/{id}",
        "DELETE /api/v1/webhooks/{id}",
        "GET /api/v1/webhooks/{id}/deliveries",
        "POST /api/v1/webhooks/{id}/deliveries/{delivery}/resend",
        "POST /api/v1/webhooks/{id}/secret",
        "POST /api/v1/webhooks/{id}/test",
        "POST /api/v1/channels/{id}/messages",
        "POST /api/v1/cases/bulk",
        "POST /api/v1/cases/next",
        "POST /api/v1/cases/{id}/answer",
        "POST /api/v1/cases/{id}/answer/preview",
        "POST /api/v1/cases/{id}/arbitrate",
        "POST /api/v1/cases/{id}/assign",
        "POST /api/v1/cases/{id}/claim",
        "POST /api/v1/cases/{id}/classify",
        "POST /api/v1/cases/{id}/close",
        "POST /api/v1/cases/{id}/contractor-links",
        "POST /api/v1/cases/{id}/contractor-links/{link}/revoke",
        "POST /api/v1/cases/{id}/delivered",
        "POST /api/v1/cases/{id}/fields",
        "POST /api/v1/cases/{id}/files",
        "POST /api/v1/cases/{id}/formal",
        "POST /api/v1/cases/{id}/formal/answer",
        "POST /api/v1/cases/{id}/formal/register",
        "POST /api/v1/cases/{id}/forward",
        "POST /api/v1/cases/{id}/hand-back",
        "POST /api/v1/cases/{id}/link",
        "POST /api/v1/cases/{id}/merge",
        "POST /api/v1/cases/{id}/note",
        "POST /api/v1/cases/{id}/promise-kept",
        "POST /api/v1/cases/{id}/promise-owner",
        "POST /api/v1/cases/{id}/release",
        "GET /api/v1/cases/{id}/snooze",
        "POST /api/v1/cases/{id}/snooze",
        "POST /api/v1/cases/{id}/unsnooze",
        "POST /api/v1/cases/{id}/split",
        "POST /api/v1/cases/{id}/tags",
        "POST /api/v1/cases/{id}/unlink",
        "POST /api/v1/cases/{id}/unmerge",
    ];

    public static IEnumerable<string> Named => [.. Refused.Keys.Select(k => k.Split(": ")[^1]), .. Elsewhere.Keys, .. OfKeys];

    public static string Of(string endpoint, string role) => Refused.GetValueOrDefault($"{role}: {endpoint}") ?? Refused.GetValueOrDefault(endpoint, "2xx");
}
