using Dialog.Erasure;
using Dialog.Storage;
using Npgsql;

namespace Dialog.Silo;

/// <summary>
/// <c>Dialog.Silo erasures export|repeat|check {folder}</c>: the list of erasures apart from the database. Ends with 0 when it is done, with 1
/// when <c>check</c> finds something left, with 2 when it could not be done.
/// </summary>
internal static class ErasuresCommand
{
    private const string HowTo = "Say what to do and the folder of the list: Dialog.Silo erasures export|repeat|check /var/lib/dialog/erasures";

    public static async Task<int> Run(IConfiguration configuration, string[] arguments)
    {
        if (arguments is not ["export" or "repeat" or "check", { Length: > 0 } folder])
        {
            await Console.Error.WriteLineAsync(HowTo);
            return 2;
        }

        string runTime = SiloSetup.ConnectionString(configuration);
        await using NpgsqlDataSource database = DataSources.Pool(runTime, "dialog-erasures", 2);
        await using NpgsqlDataSource audit = DataSources.Pool(configuration.GetConnectionString("Audit") ?? runTime, "dialog-audit", 1);
        try
        {
            ErasureList list = new(database, folder);
            ErasureRepeat repeat = new(database, audit);
            return arguments[0] switch
            {
                "export" => await Export(list),
                "repeat" => await Repeat(list, repeat),
                _ => await Check(list, repeat),
            };
        }
        catch (Exception e) when (e is NpgsqlException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"The list of erasures in {folder} could not be worked with: {e.Message}");
            return 2;
        }
    }

    private static async Task<int> Export(ErasureList list)
    {
        int added = await list.Export(CancellationToken.None);
        await Console.Out.WriteLineAsync($"Erasures added to the list: {added}");
        return 0;
    }

    private static async Task<int> Repeat(ErasureList list, ErasureRepeat repeat)
    {
        int begun = 0, known = 0;
        foreach (ListedErasure erasure in list.All())
        {
            if (await repeat.Begin(erasure, CancellationToken.None))
            {
                begun++;
            }
            else
            {
                known++;
            }
        }

        await Console.Out.WriteLineAsync($"Erasures begun again: {begun}; known to this database: {known}. Silos do the work; 'erasures check' says when it is done.");
        return 0;
    }

    private static async Task<int> Check(ErasureList list, ErasureRepeat repeat)
    {
        int checkedHere = 0, left = 0;
        foreach (ListedErasure erasure in list.All())
        {
            checkedHere++;
            if (await repeat.Left(erasure, CancellationToken.None) is { } what)
            {
                left++;
                await Console.Out.WriteLineAsync(what);
            }
        }

        await Console.Out.WriteLineAsync($"Erasures on the list: {checkedHere}; not complete here: {left}");
        return left == 0 ? 0 : 1;
    }
}
