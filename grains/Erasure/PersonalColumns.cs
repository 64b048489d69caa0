using System.Collections.Frozen;
using Dialog.Cases.Erasure;

namespace Dialog.Erasure;

/// <summary>
/// Every column of the database that can hold free text, and what happens to it when a resident is erased. A test compares it with the
/// schema: a new column adds a line here, and its statement where the line says.
/// </summary>
public static class PersonalColumns
{
    /// <summary>Overwritten or removed with the case (<c>erase_case.sql</c>), the journal's by <see cref="CaseJournal"/>.</summary>
    public const string WithCase = "with the case";

    /// <summary>Overwritten by what is appended last: the read model is folded from the redacted events.</summary>
    public const string Folded = "folded again";

    /// <summary>Searched for the resident's payloads (<see cref="InboxEraser"/>).</summary>
    public const string Inbox = "payloads of the inbox";

    /// <summary>Searched for the resident's names, numbers and addresses (<c>erasure_words_elsewhere.sql</c>, <c>audit_erase</c>).</summary>
    public const string Words = "words elsewhere";

    /// <summary>Emptied when its work is done, whoever it is about.</summary>
    public const string Passing = "gone when done";

    /// <summary>Codes, ids of ours, settings, what officials are called: nothing of a resident.</summary>
    public const string Kept = "kept";

    private static readonly FrozenDictionary<string, string> Table = Lines(
        ("orleansquery", Kept, "querykey querytext"),
        ("orleans_membership_version", Kept, "deployment_id"),
        ("orleans_membership", Kept, "deployment_id address silo_name host_name suspect_times"),
        ("orleans_reminders", Kept, "service_id grain_id reminder_name"),
        // Configurations, channels, projections, digests: threads keep no state there.
        ("orleans_storage", Kept, "service_id grain_type grain_id_extension payload"),
        ("schema_versions", Kept, "scriptname"),
        ("cases", WithCase, "thread resident_id resident_name"),
        ("cases", Folded, "excerpt first_words snooze_note address tags fields"),
        ("cases", Kept, "region topic authority official claimed_by claimed_by_name channel network due_kind approver snoozed_by"),
        ("case_events", WithCase, "data command_id actor_id actor_name"),
        ("case_events", Kept, "type trace"),
        ("messages", WithCase, "thread external_id author_id author_name text attachments link reply_to album_id folds"),
        ("outbox", WithCase, "thread conversation reply_to text attachments network_id inner_id error reactions"),
        ("outbox", Kept, "region channel state lease_owner trace"),
        ("deadlines", Folded, "kind thread"),
        ("inbox", Inbox, "external_id payload error"),
        ("inbox", Kept, "channel state outcome trace"),
        ("sender_blocks", WithCase, "author_id reason"),
        ("sender_blocks", Kept, "region channel network blocked_by blocked_by_name ended_by ended_by_name"),
        // Forgotten with the settled payloads.
        ("early_removals", Passing, "channel external_id"),
        ("users", Kept, "login name role region authority official password_hash totp_key recovery_codes external_id identity_issuer identity_subject created_by"),
        ("user_roles", Kept, "login region role authority official given_by"),
        ("sessions", Kept, "login agent address_prefix way region"),
        ("unknown_logins", Kept, "login_hash"),
        ("identity_invitations", Kept, "login token_hash created_by"),
        ("sign_in_failures", Kept, "login_hash source"),
        ("sign_in_places", Kept, "login source agent network"),
        ("passkeys", Kept, "credential_id login name public_key transports attestation client_data"),
        ("api_keys", Kept, "prefix hash name region scopes created_by revoked_by"),
        ("data_protection_keys", Kept, "name xml"),
        ("audit", WithCase, "subject detail"),
        // words_hash: of the words and a salt, which goes with them.
        ("audit", Kept, "login action region role outcome address words_hash hash"),
        ("audit_chain", Kept, "from_hash sealed_hash"),
        ("audit_checks", Kept, "hash fault"),
        ("imports", Passing, "content"),
        // errors: lines and fields, no values.
        ("imports", Kept, "channel region name format sha256 state errors created_by"),
        ("channels", Kept, "id region kind name"),
        // Names of officials, of the region's own settings.
        ("region_versions", Kept, "region changed_by changed_by_name configuration"),
        ("rule_hits", Kept, "region rule"),
        ("following", Kept, "region"),
        ("case_search", WithCase, "words"),
        ("case_search", Kept, "region"),
        ("notifications", WithCase, "detail"),
        ("notifications", Kept, "region person kind case_region topic authority"),
        ("notification_settings", Kept, "region person email digest language muted quiet_from quiet_to"),
        ("digests", Kept, "region person email state error"),
        ("case_marks", Kept, "region authority official"),
        ("case_marks_since", Kept, "region"),
        ("board_snapshots", Kept, "region"),
        ("webhooks", Kept, "region name url events secret old_secret created_by creator_region"),
        ("webhook_deliveries", WithCase, "error"),
        // body: WebhookPayload names nobody.
        ("webhook_deliveries", Kept, "event body state lease_owner"),
        ("files", WithCase, "name blob thumbnail"),
        ("files", Kept, "region source state kind mime_type created_by"),
        ("file_contents", WithCase, "key bytes"),
        // Written to everybody and read by many before it is kept.
        ("templates", Kept, "region authority title text kind topics statuses changed_by"),
        ("template_versions", Kept, "content changed_by"),
        ("drafts", WithCase, "login region mode text attachments promised_for"),
        ("saved_views", Words, "name filter"),
        ("saved_views", Kept, "region login authority created_by"),
        ("bulk_jobs", Words, "arguments"),
        ("bulk_jobs", Kept, "region login action state lease_owner"),
        ("bulk_items", WithCase, "detail"),
        ("bulk_items", Kept, "state code authority moved_from moved_to"),
        ("board_layouts", Kept, "login tiles"),
        ("nodes", Kept, "kind host address version figures log_category log_level"),
        ("hand_overs", Passing, "reason"),
        // error: fields of the configuration.
        ("hand_overs", Kept, "region kind subject subject_name into_id by_id by_name login state error"),
        // detail: who of the officials has it.
        ("hand_over_items", Kept, "what authority official state code detail"),
        // Gone with the profile's last case, links with it; a link also when the profile's cases stay by a legal hold.
        ("profiles", WithCase, "author_id"),
        ("profiles", Kept, "region network"),
        ("profile_cases", Kept, "key_id"),
        ("profile_keys", WithCase, "digest"),
        ("profile_keys", Kept, "kind"),
        ("profile_links", Kept, "region state by_id by_name"),
        ("tracker_codes", WithCase, "thread"),
        ("tracker_codes", Kept, "code_hash"),
        ("contractor_links", Kept, "token_hash region"),
        ("erasures", Passing, "subject basis"),
        ("erasures", Kept, "region ground state requested_by confirmed_by networks"),
        ("erasure_cases", Passing, "thread"),
        ("erasure_cases", Kept, "state"),
        ("erasure_rows", Kept, "table_name"),
        // excerpt: the name and all numbers are hidden in it.
        ("erasure_mentions", Kept, "place reference excerpt"));

    /// <summary>By <c>table.column</c>.</summary>
    public static IReadOnlyDictionary<string, string> All => Table;

    private static FrozenDictionary<string, string> Lines(params (string Table, string Rule, string Columns)[] lines) =>
        lines.SelectMany(l => l.Columns.Split(' ').Select(c => KeyValuePair.Create($"{l.Table}.{c}", l.Rule))).ToFrozenDictionary();
}
