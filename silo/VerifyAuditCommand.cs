using System.Globalization;
using Dialog.Audit;
using Npgsql;

namespace Dialog.Silo;

/// <summary>
/// <c>Dialog.Silo verify-audit [place:hash]</c>: follows the chain of the audit log. Ends with 0 when it is whole, with 1 and the first
/// wrong entry when it is not, with 2 when it could not be read.
/// </summary>
internal static class VerifyAuditCommand
{
    public static async Task<int> Run(WebApplicationBuilder builder, string[] arguments)
    {
        KnownEntry? known = arguments is [string text, ..] ? KnownEntry.Read(text) : null;
        if (arguments.Length > 0 && known is null)
        {
            await Console.Error.WriteLineAsync($"'{arguments[0]}' is not a known entry: give its place and hash as a former verification printed them, e.g. 1042:9f86d0…");
            return 2;
        }

        await using NpgsqlDataSource database = NpgsqlDataSource.Create(SiloSetup.ConnectionString(builder.Configuration));
        try
        {
            AuditOutcome outcome = await new AuditVerification(database).Run(known, CancellationToken.None);
            string end = string.Create(CultureInfo.InvariantCulture, $"{outcome.N}:{Convert.ToHexStringLower(outcome.Hash)}");
            await Console.Out.WriteLineAsync(outcome.Fault is null
                ? string.Create(CultureInfo.InvariantCulture, $"The audit log is whole: {outcome.Entries} entries, {outcome.Erased} with erased words; the last one is {end}")
                : $"The audit log was tampered with: {outcome.Fault}. The last good entry is {end}");
            return outcome.Fault is null ? 0 : 1;
        }
        catch (NpgsqlException e)
        {
            await Console.Error.WriteLineAsync($"The audit log could not be read: {e.Message}");
            return 2;
        }
    }
}
