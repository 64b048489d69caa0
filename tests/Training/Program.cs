using System.CommandLine;
using System.Diagnostics;
using Dialog.Classification;
using Dialog.Training;

var data = new Option<string>("--data") { DefaultValueFactory = _ => "../shared/data", Description = "Folder with spb, kursk and text." };
var output = new Option<string>("--out") { DefaultValueFactory = _ => "grains/Classification/model.bin", Description = "Where the model is written." };
var everything = new Option<bool>("--everything") { Description = "Fit on the hold-out too; the figures printed are then no measure of quality." };
var tune = new Option<bool>("--tune") { Description = "Measure on the calibration part instead of the hold-out: for choosing the options below without peeking." };
var bits = new Option<int>("--bits") { DefaultValueFactory = _ => 17 };
var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 8 };
var rate = new Option<float>("--rate") { DefaultValueFactory = _ => 0.1f };
var shrink = new Option<float>("--shrink") { DefaultValueFactory = _ => 1e-5f };
var command = new RootCommand("Trains the classifier of kinds and topics and prints its quality on a hold-out.") { data, output, everything, tune, bits, epochs, rate, shrink };
command.SetAction(arguments =>
{
    var folder = arguments.GetValue(data)!;
    if (TrainingData.Missing(folder) is { } missing)
    {
        Console.Error.WriteLine($"The training data is not there: {missing}. Name its folder with --data.");
        return 1;
    }

    var clock = Stopwatch.StartNew();
    var examples = TrainingData.Read(folder);
    var fit = examples.Where(example => example.Part == Part.Fit || arguments.GetValue(everything)).ToList();
    var documents = Prepared.All(fit, arguments.GetValue(bits));
    Console.WriteLine($"{examples.Count} examples, {documents.Count} to fit, {documents.Average(document => document.Features.Length):F0} features each, read in {clock.Elapsed.TotalSeconds:F1} s");
    var trainer = new Trainer(arguments.GetValue(bits), arguments.GetValue(epochs), arguments.GetValue(rate), arguments.GetValue(shrink));
    var model = Calibration.Calibrate(trainer.Train(documents, new ConsoleLines()), examples);
    using (var file = File.Create(arguments.GetValue(output)!))
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
