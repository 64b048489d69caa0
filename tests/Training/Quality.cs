namespace Dialog.Training;

/// <summary>What is measured on examples the model never saw.</summary>
internal sealed record Quality(int Count, double Accuracy, double TopThree, double MacroF1, double Calibration, IReadOnlyList<LabelQuality> Labels)
{
    /// <summary>Rows of probabilities and their true columns, all labelled.</summary>
    public static Quality Of(IReadOnlyList<(float[] Probabilities, int Truth)> rows, string[] columns)
    {
        int[] ranks = rows.Select(row => row.Probabilities.Count(p => p > row.Probabilities[row.Truth])).ToArray();
        int[] guesses = rows.Select(row => Array.IndexOf(row.Probabilities, row.Probabilities.Max())).ToArray();
        LabelQuality[] labels = columns.Select((name, column) => Label(name, column, rows, guesses)).Where(label => label.Count > 0).ToArray();
        return new(
            rows.Count,
            ranks.Count(rank => rank == 0) / (double)rows.Count,
            ranks.Count(rank => rank < 3) / (double)rows.Count,
            labels.Average(label => label.F1),
            ExpectedCalibrationError(rows, guesses),
            labels);
    }

    /// <summary>Of the messages whose confidence reaches the threshold: their share and how many are right.</summary>
    public static (double Coverage, double Precision) Automation(IReadOnlyList<(float[] Probabilities, int Truth)> rows, double threshold)
    {
        (float[] Probabilities, int Truth)[] sure = rows.Where(row => row.Probabilities.Max() >= threshold).ToArray();
        return (sure.Length / (double)rows.Count, sure.Length == 0 ? 0 : sure.Count(row => row.Probabilities[row.Truth] == row.Probabilities.Max()) / (double)sure.Length);
    }

    private static LabelQuality Label(string name, int column, IReadOnlyList<(float[] Probabilities, int Truth)> rows, int[] guesses)
    {
        (int right, int guessed, int truth) = (0, 0, 0);
        for (int i = 0; i < guesses.Length; i++)
        {
            right += guesses[i] == column && rows[i].Truth == column ? 1 : 0;
            guessed += guesses[i] == column ? 1 : 0;
            truth += rows[i].Truth == column ? 1 : 0;
        }

        return new(name, truth, guessed == 0 ? 0 : right / (double)guessed, truth == 0 ? 0 : right / (double)truth);
    }

    // 15 equal bins of confidence: the weighted gap between confidence and accuracy.
    private static double ExpectedCalibrationError(IReadOnlyList<(float[] Probabilities, int Truth)> rows, int[] guesses) => rows
        .Select((row, i) => (Confidence: row.Probabilities[guesses[i]], Right: guesses[i] == row.Truth ? 1.0 : 0))
        .GroupBy(row => Math.Min(14, (int)(row.Confidence * 15)))
        .Sum(bin => Math.Abs(bin.Sum(row => row.Confidence) - bin.Sum(row => row.Right))) / rows.Count;
}

internal sealed record LabelQuality(string Name, int Count, double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
