using Dialog.Benchmarks.Journal;
using Dialog.Benchmarks.Micro;

namespace Dialog.Benchmarks;

/// <summary><c>dotnet run -c Release --project tests/Benchmarks -- journal | micro</c></summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["journal", ..]:
                await JournalBenchmark.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 20_000);
                return 0;
            case ["micro"]:
                await MicroBenchmark.Run();
                return 0;
            default:
                await Console.Error.WriteLineAsync("""
                    journal [cases]   the raw limit of the journal: two writers, no grains, durable; 20000 cases per row
                    micro             what one message costs in each step of the hot path
                    """);
                return 2;
        }
    }
}
