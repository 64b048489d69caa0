using System.Diagnostics;
using System.Globalization;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>The seeds of a run: one that is always the same, <c>DIALOG_FUZZ_SEED</c>, or seeds of chance for <c>DIALOG_FUZZ_MINUTES</c>.</summary>
internal static class FuzzSeeds
{
    private const int Always = 20260601;

    public static bool AreOfChance => Environment.GetEnvironmentVariable("DIALOG_FUZZ_MINUTES") is not null;

    public static IEnumerable<int> Of(Stopwatch watch)
    {
        bool given = int.TryParse(Environment.GetEnvironmentVariable("DIALOG_FUZZ_SEED"), CultureInfo.InvariantCulture, out int seed);
        if (!double.TryParse(Environment.GetEnvironmentVariable("DIALOG_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out double minutes))
        {
            yield return given ? seed : Always;
            yield break;
        }

        for (int next = given ? seed : Random.Shared.Next(); watch.Elapsed.TotalMinutes < minutes; next = Random.Shared.Next())
        {
            yield return next;
        }
    }
}
