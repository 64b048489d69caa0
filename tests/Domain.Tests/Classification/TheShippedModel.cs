using System.Diagnostics;
using System.IO.Compression;
using Dialog.Classification;
using Dialog.Training;

namespace Dialog.Domain.Tests.Classification;

public sealed class TheShippedModel
{
    [Fact]
    public void Is_small_and_loads_quickly()
    {
        using Stream stream = ClassificationResource.Open("model.bin");
        Assert.InRange(stream.Length, 100_000, 3 * 1024 * 1024);

        // On a busy machine single tries are late for reasons that are not the model's: one in time proves it can.
        Assert.Contains(Enumerable.Range(0, 30), _ => Time(() => LinearClassifier.LoadEmbedded()) < TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public void Knows_every_topic_of_the_catalogue_and_no_other()
    {
        using Stream stream = ClassificationResource.Open("model.bin");

        Assert.Equal(TopicCatalogue.Default.Topics.Select(topic => topic.Code), LinearModel.Read(stream).Topics.Columns);
    }

    [Fact]
    public void Refuses_a_file_that_is_no_model()
    {
        using MemoryStream stream = new();
        using (BrotliStream brotli = new(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(new byte[64]);
        }

        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => LinearModel.Read(stream));
    }

    [Fact]
    public void Keeps_its_quality_on_appeals_it_never_saw()
    {
        string data = SharedData();
        if (TrainingData.Missing(data) is { } missing)
        {
            Assert.Skip($"NOT MEASURED: the shared data is absent ({Path.GetFileName(missing)} expected under ../shared/data beside the repository).");
        }

        using Stream stream = ClassificationResource.Open("model.bin");
        LinearModel model = LinearModel.Read(stream);
        LinearClassifier classifier = LinearClassifier.Create(model);
        Example[] unseen = TrainingData.Read(data).Where(example => example.Part == Part.HoldOut).ToArray();
        Quality portal = Quality(classifier, model, unseen, SpbAppeals.Source);
        Quality region = Quality(classifier, model, unseen, KurskAppeals.Source);

        Assert.True(portal.Accuracy >= 0.87 && portal.MacroF1 >= 0.75 && portal.Calibration <= 0.06, portal.ToString());
        Assert.True(region.Accuracy >= 0.68 && region.MacroF1 >= 0.55 && region.Calibration <= 0.12, region.ToString());
    }

    private static Quality Quality(LinearClassifier classifier, LinearModel model, Example[] examples, string source) =>
        Training.Quality.Of(Measuring.Topics(classifier, examples.Where(example => example.Source == source), model.Topics.Temperature), Columns.Topics);

    // Beside the repository, or beside the folder of clones it lies in.
    private static string SharedData()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data") is var data && Directory.Exists(data))
            {
                return data;
            }
        }

        return Path.Combine("..", "shared", "data");
    }

    private static TimeSpan Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }
}
