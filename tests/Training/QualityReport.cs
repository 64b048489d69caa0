using System.Diagnostics;
using Dialog.Classification;

namespace Dialog.Training;

/// <summary>Prints quality on one part of the examples and the cost of a message.</summary>
internal static class QualityReport
{
    public static void Print(LinearClassifier classifier, LinearModel model, IReadOnlyList<Example> examples, Part measured)
    {
        var messages = examples.Where(example => example.Part == measured).ToArray();
        foreach (var source in new[] { SpbAppeals.Source, KurskAppeals.Source })
        {
            var rows = Measuring.Topics(classifier, messages.Where(example => example.Source == source), model.Topics.Temperature);
            var quality = Quality.Of(rows, Columns.Topics);
            Print($"topics on {source}", quality);
            foreach (var threshold in new[] { 0.7, 0.9 })
            {
                var (coverage, precision) = Quality.Automation(rows, threshold);
                Console.WriteLine($"  confidence >= {threshold:F1}: {coverage:P1} of messages, {precision:P1} right");
            }

            foreach (var label in quality.Labels.OrderByDescending(label => label.Count))
            {
                Console.WriteLine($"  {label.Name,-16} {label.Count,5}  precision {label.Precision:F2}  recall {label.Recall:F2}  f1 {label.F1:F2}");
            }
        }

        var kinds = Measuring.HandLabelledKinds();
        foreach (var (name, part) in new[] { ("unseen", messages), ("all", [.. examples]) })
        {
            var rows = Measuring.Kinds(classifier, part.Where(example => example.Source == KurskAppeals.Source), kinds, model.Kinds.Temperature);
            Print($"kinds on kursk by hand, {name}", Quality.Of(rows, Columns.Kinds));
        }

        var length = messages.Average(example => example.Text.Length);
        Console.WriteLine($"per message of {length:F0} characters on average: classify {Cost(messages, text => classifier.Classify(text)):F1} µs, urgency {Cost(messages, text => UrgencyDetector.Detect(text)):F1} µs, address {Cost(messages, text => AddressFinder.Find(text)):F1} µs");
    }

    // The best of five passes: the first compiles, and others may have been interrupted.
    private static double Cost(Example[] messages, Action<string> work) => Enumerable.Range(0, 5).Min(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var message in messages)
        {
            work(message.Text);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / messages.Length;
    });

    private static void Print(string title, Quality quality) => Console.WriteLine(
        $"{title}: {quality.Count} messages, accuracy {quality.Accuracy:P1}, top three {quality.TopThree:P1}, macro-F1 {quality.MacroF1:F3}, ECE {quality.Calibration:F3}");
}
