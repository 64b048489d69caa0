using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Dialog.Api.Access;

/// <summary>
/// Who may do what, as one table. An endpoint names a permission with <c>RequireAuthorization(Permissions.X)</c>; one that names
/// nothing is closed to everybody. Region and authority are checked by the endpoint itself: <see cref="Person"/>.
/// </summary>
public static class Permissions
{
    /// <summary>Queues, cases, the live connection.</summary>
    public const string ReadCases = "cases.read";

    /// <summary>Claim, answer, classify, assign, close.</summary>
    public const string WorkOnCases = "cases.work";

    /// <summary>See personal data that is masked for the role, with a reason.</summary>
    public const string UnmaskCases = "cases.unmask";

    /// <summary>Say that residents of two networks are one person, or are not.</summary>
    public const string LinkResidents = "residents.link";

    /// <summary>Block the sender of a case for a term, read and release what is held.</summary>
    public const string BlockSenders = "senders.block";

    /// <summary>See which senders are blocked.</summary>
    public const string ListBlocks = "senders.list";

    /// <summary>Let an answer go or send it back, where the rules name this person as its approver.</summary>
    public const string ApproveAnswers = "answers.approve";
    public const string ReadBoard = "board.read";

    /// <summary>Figures of all regions side by side.</summary>
    public const string CompareRegions = "regions.compare";

    /// <summary>See who carries what and what will be late; move cases between officials to even out the load.</summary>
    public const string SteerBoard = "board.steer";
    public const string ReadDirectory = "directory.read";

    /// <summary>Figures without personal data.</summary>
    public const string ReadReports = "reports.read";

    /// <summary>Give an official's open work to others.</summary>
    public const string HandOverWork = "work.handOver";
    public const string KeepTemplates = "templates.keep";
    public const string ManageRegions = "regions.manage";
    public const string ManagePeople = "people.manage";
    public const string ManageChannels = "channels.manage";
    public const string ManageImports = "imports.manage";
    public const string ManageKeys = "keys.manage";
    public const string ManageWebhooks = "webhooks.manage";
    public const string ReadAudit = "audit.read";

    /// <summary>Find residents and ask for their erasure.</summary>
    public const string EraseResidents = "erasures.request";

    /// <summary>See erasures and agree to what somebody else asked for.</summary>
    public const string ConfirmErasures = "erasures.confirm";

    /// <summary>Hand in messages of residents.</summary>
    public const string SendIntake = "intake.send";

    /// <summary>Silos, nodes, internal queues; no cases.</summary>
    public const string WatchPlatform = "platform.watch";

    /// <summary>End a process of the installation, change its log level for a time.</summary>
    public const string RunPlatform = "platform.run";

    /// <summary>One's own password, second factor, passkeys: everybody who has signed in, and nobody else.</summary>
    public const string OwnAccount = "account.own";

    private static readonly string[] CaseWorkers = [Roles.Operator, Roles.Executor, Roles.Lead];
    private static readonly string[] CaseReaders = [.. CaseWorkers, Roles.Approver];
    private static readonly string[] Administrators = [Roles.Administrator];

    private static readonly Dictionary<string, (string[] Roles, string? Scope)> Table = new()
    {
        [ReadCases] = (CaseReaders, Scopes.ReadCases),
        [WorkOnCases] = (CaseWorkers, Scopes.WriteCases),
        [UnmaskCases] = (CaseReaders, null),
        [LinkResidents] = (CaseWorkers, null),
        [BlockSenders] = ([Roles.Operator, Roles.Lead], null),
        [ListBlocks] = ([Roles.Lead, Roles.Administrator], null),
        [ApproveAnswers] = (CaseReaders, null),
        [ReadBoard] = ([.. CaseReaders, Roles.Analyst], Scopes.ReadReports),
        [CompareRegions] = ([Roles.Analyst, Roles.Administrator], Scopes.ReadReports),
        [SteerBoard] = ([Roles.Lead], null),
        [ReadDirectory] = (CaseReaders, Scopes.ReadCases),
        [ReadReports] = ([Roles.Lead, Roles.Analyst], Scopes.ReadReports),
        [HandOverWork] = ([Roles.Lead, Roles.Administrator], null),
        [KeepTemplates] = ([Roles.Lead, Roles.Administrator], null),
        [ManageRegions] = (Administrators, null),
        [ManagePeople] = (Administrators, null),
        [ManageChannels] = (Administrators, null),
        [ManageImports] = (Administrators, null),
        [ManageKeys] = (Administrators, null),
        [ManageWebhooks] = (Administrators, Scopes.ManageWebhooks),
        [EraseResidents] = (Administrators, null),
        [ConfirmErasures] = ([Roles.Administrator, Roles.Lead], null),
        [ReadAudit] = ([Roles.Administrator, Roles.Lead], null),
        [SendIntake] = ([], Scopes.WriteIntake),
        [WatchPlatform] = ([Roles.Engineer], null),
        [RunPlatform] = ([Roles.Engineer], null),
        [OwnAccount] = (Roles.All, null),
    };

    public static IEnumerable<string> All => Table.Keys;

    /// <summary>The whole rule. Unknown roles, scopes and permissions are allowed nothing.</summary>
    public static bool Allows(string permission, string role, IEnumerable<string> scopes) =>
        Table.TryGetValue(permission, out (string[] Roles, string? Scope) may)
        && (role == Roles.Integration ? may.Scope is not null && scopes.Contains(may.Scope) : may.Roles.Contains(role));

    /// <summary>What a role is allowed, for the console's menus.</summary>
    public static IEnumerable<string> Of(string role) => Table.Where(p => p.Value.Roles.Contains(role)).Select(p => p.Key);

    internal static void AddPermissions(this AuthorizationBuilder authorization)
    {
        foreach (string permission in All)
        {
            authorization.AddPolicy(permission, policy => policy.RequireAssertion(context => Allows(permission, context.User)));
        }
    }

    internal static bool Allows(string permission, ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true } || user.FindFirstValue(ClaimTypes.Role) is not { } role)
        {
            return false;
        }

        // A person whose password somebody else knows may only change it; one whose role requires a second factor, only show it or set it up.
        bool held = user.HasClaim(c => c.Type is Person.MustChangePasswordClaim or Person.SecondFactorMissingClaim);
        return Allows(permission, role, user.FindAll(Person.ScopeClaim).Select(c => c.Value)) && (!held || permission == OwnAccount);
    }
}

/// <summary>What an API key may be made for.</summary>
public static class Scopes
{
    public const string ReadCases = "cases:read";
    public const string WriteCases = "cases:write";

    /// <summary>Beside cases:read: without it names, addresses, phones are masked.</summary>
    public const string Personal = "cases:personal";
    public const string WriteIntake = "intake:write";
    public const string ManageWebhooks = "webhooks:manage";
    public const string ReadReports = "reports:read";

    public static readonly string[] All = [ReadCases, WriteCases, Personal, WriteIntake, ManageWebhooks, ReadReports];
}
