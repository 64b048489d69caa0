using Dialog.Cases;

namespace Dialog.HandOvers.Domain;

/// <summary>The ordinary command of one case that a task is: pure.</summary>
internal static class HandOverCommands
{
    /// <summary>The id names hand-over, case and part: whoever works it off again does nothing twice.</summary>
    public static CaseCommand Of(HandOver h, HandOverTask t)
    {
        string id = $"hand-over:{h.Id:N}:{t.CaseId:N}:{t.What}";
        Actor by = new(ActorKind.Official, h.ById, h.ByName);
        return t.What switch
        {
            "approval" => new DelegateApproval
            {
                CommandId = id,
                CaseId = t.CaseId,
                By = by,
                Revision = t.Revision ?? 0,
                To = t.Official!,
                AsLead = true,
                Reason = h.Reason,
                From = h.Subject,
            },
            "promise" => new GivePromise
            {
                CommandId = id,
                CaseId = t.CaseId,
                By = by,
                Owner = t.Official!,
                From = h.Subject,
            },
            _ => new Assign
            {
                CommandId = id,
                CaseId = t.CaseId,
                By = by,
                Authority = t.Authority!,
                Official = t.Official,
                Reason = h.Reason,
                FromOfficial = h.IsMerge ? t.Official : h.Subject,
                FromAuthority = h.IsMerge ? h.Subject : null,
            },
        };
    }

    /// <summary>A silo whose copy of the rules is a few seconds old does not know yet who was moved.</summary>
    public static bool IsBehind(CommandReply reply) => reply is { Outcome: CommandOutcome.Refused, Code: "unknown-official" or "unknown-authority" };
}
