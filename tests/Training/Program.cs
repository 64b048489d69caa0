using System.CommandLine;
using System.Diagnostics;
using Dialog.Classification;
using Dialog.Training;

Option<string> data = new("--data") { DefaultValueFactory = _ => "../shared/data", Description = "Folder with spb, kursk and text." };
Option<string> output = new("--out") { DefaultValueFactory = _ => "grains/Classification/model.bin", Description = "Where the model is written." };
Option<bool> everything = new("--everything") { Description = "Fit on the hold-out too; the figures printed are then no measure of quality." };
Option<bool> tune = new("--tune") { Description = "Measure on the calibration part instead of the hold-out: for choosing the options below without peeking." };
Option<int> bits = new("--bits") { DefaultValueFactory = _ => 17 };
Option<int> epochs = new("--epochs") { DefaultValueFactory = _ => 8 };
Option<float> rate = new("--rate") { DefaultValueFactory = _ => 0.1f };
Option<float> shrink = new("--shrink") { DefaultValueFactory = _ => 1e-5f };
RootCommand command = new("Trains the classifier of kinds and topics and prints its quality on a hold-out.") { data, output, everything, tune, bits, epochs, rate, shrink };
command.SetAction(arguments =>
{
    string folder = arguments.GetValue(data)!;
    if (TrainingData.Missing(folder) is { } missing)
    {
        Console.Error.WriteLine($"The training data is not there: {missing}. Name its folder with --data.");
        return 1;
    }

    Stopwatch clock = Stopwatch.StartNew();
    List<Example> examples = TrainingData.Read(folder);
    List<Example> fit = examples.Where(example => example.Part == Part.Fit || arguments.GetValue(everything)).ToList();
    List<Prepared> documents = Prepared.All(fit, arguments.GetValue(bits));
    Console.WriteLine($"{examples.Count} examples, {documents.Count} to fit, {documents.Average(document => document.Features.Length):F0} features each, read in {clock.Elapsed.TotalSeconds:F1} s");
    Trainer trainer = new(arguments.GetValue(bits), arguments.GetValue(epochs), arguments.GetValue(rate), arguments.GetValue(shrink));
    LinearModel model = Calibration.Calibrate(trainer.Train(documents, new ConsoleLines()), examples);
    using (FileStream file = File.Create(arguments.GetValue(output)!))
    {
        model.Write(file);
        Console.WriteLine($"model {file.Length / 1024} KB, trained in {clock.Elapsed.TotalSeconds:F1} s, temperatures {model.Topics.Temperature:F2} topics, {model.Kinds.Temperature:F2} kinds");
    }

    QualityReport.Print(LinearClassifier.Create(model), model, examples, arguments.GetValue(tune) ? Part.Calibrate : Part.HoldOut);
    return 0;
});
return command.Parse(args).Invoke();

internal sealed class ConsoleLines : IProgress<string>
{
    public void Report(string value) => Console.WriteLine(value);
}
