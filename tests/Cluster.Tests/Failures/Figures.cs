using System.Globalization;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>Reports what a test measured: in its output and, when <c>DIALOG_FIGURES</c> names a file, as a line there.</summary>
internal static class Figures
{
    public static void Print(string what)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(what);
        if (Environment.GetEnvironmentVariable("DIALOG_FIGURES") is { Length: > 0 } file)
        {
            File.AppendAllText(file, $"{DateTimeOffset.UtcNow:HH:mm:ss} {what}{Environment.NewLine}");
        }
    }

    public static string Seconds(IEnumerable<TimeSpan> measured)
    {
        double[] sorted = [.. measured.Select(m => m.TotalSeconds).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"min {sorted[0]:0.0} s, median {sorted[sorted.Length / 2]:0.0} s, max {sorted[^1]:0.0} s");
    }
}
