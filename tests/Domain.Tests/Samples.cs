namespace Dialog.Domain.Tests;

/// <summary>
/// How many random samples a property of the rules tries. A mutation run repeats the properties for every mutant, where each
/// one that matters is caught by a small part of the samples.
/// </summary>
internal static class Samples
{
#if MUTATION
    private const int Share = 40;
#else
    private const int Share = 1;
#endif

    public static int Of(int count) => Math.Max(10, count / Share);
}
