using Dialog.Classification;

namespace Dialog.Training;

/// <summary>Chooses the temperatures on the calibration part, never on the hold-out.</summary>
internal static class Calibration
{
    public static LinearModel Calibrate(LinearModel model, IReadOnlyList<Example> examples)
    {
        LinearClassifier classifier = LinearClassifier.Create(model);
        List<(float[] Probabilities, int Truth)>[] topics = new[] { SpbAppeals.Source, KurskAppeals.Source }
            .Select(source => Measuring.Topics(classifier, examples.Where(example => example.Source == source && example.Part == Part.Calibrate), 1))
            .ToArray();
        // Kinds labelled by hand in the fit part: their texts taught only through weak labels.
        List<(float[] Probabilities, int Truth)> kinds = Measuring.Kinds(classifier, examples.Where(example => example.Source == KurskAppeals.Source && example.Part != Part.HoldOut), Measuring.HandLabelledKinds(), 1);
        return new(
            model.Bits,
            model.Topics with { Temperature = Measuring.Temperature(topics) },
            model.Kinds with { Temperature = Measuring.Temperature([kinds]) },
            model.Scales,
            model.Biases,
            model.Weights);
    }
}
