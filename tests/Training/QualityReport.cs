using System.Diagnostics;
using Dialog.Classification;

namespace Dialog.Training;

/// <summary>Prints quality on one part of the examples and the cost of a message.</summary>
internal static class QualityReport
{
    public static void Print(LinearClassifier classifier, LinearModel model, IReadOnlyList<Example> examples, Part measured)
    {
        Example[] messages = examples.Where(example => example.Part == measured).ToArray();
        foreach (string? source in new[] { SpbAppeals.Source, KurskAppeals.Source })
        {
            List<(float[] Probabilities, int Truth)> rows = Measuring.Topics(classifier, messages.Where(example => example.Source == source), model.Topics.Temperature);
            Quality quality = Quality.Of(rows, Columns.Topics);
            Print($"topics on {source}", quality);
            foreach (double threshold in new[] { 0.7, 0.9 })
            {
                (double coverage, double precision) = Quality.Automation(rows, threshold);
                Console.WriteLine($"  confidence >= {threshold:F1}: {coverage:P1} of messages, {precision:P1} right");
            }

            foreach (LabelQuality? label in quality.Labels.OrderByDescending(label => label.Count))
            {
                Console.WriteLine($"  {label.Name,-16} {label.Count,5}  precision {label.Precision:F2}  recall {label.Recall:F2}  f1 {label.F1:F2}");
            }
        }

        Dictionary<string, string> kinds = Measuring.HandLabelledKinds();
        foreach ((string? name, Example[]? part) in new[] { ("unseen", messages), ("all", [.. examples]) })
        {
            List<(float[] Probabilities, int Truth)> rows = Measuring.Kinds(classifier, part.Where(example => example.Source == KurskAppeals.Source), kinds, model.Kinds.Temperature);
            Print($"kinds on kursk by hand, {name}", Quality.Of(rows, Columns.Kinds));
        }

        double length = messages.Average(example => example.Text.Length);
        Console.WriteLine($"per message of {length:F0} characters on average: classify {Cost(messages, text => classifier.Classify(text)):F1} µs, urgency {Cost(messages, text => UrgencyDetector.Detect(text)):F1} µs, address {Cost(messages, text => AddressFinder.Find(text)):F1} µs");
    }

    // The best of five passes: the first compiles, and others may have been interrupted.
    private static double Cost(Example[] messages, Action<string> work) => Enumerable.Range(0, 5).Min(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        foreach (Example message in messages)
        {
            work(message.Text);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / messages.Length;
    });

    private static void Print(string title, Quality quality) => Console.WriteLine(
        $"{title}: {quality.Count} messages, accuracy {quality.Accuracy:P1}, top three {quality.TopThree:P1}, macro-F1 {quality.MacroF1:F3}, ECE {quality.Calibration:F3}");
}
