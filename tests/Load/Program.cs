namespace Dialog.Load;

/// <summary><c>dotnet run -c Release --project tests/Load -- replay | pipeline | latency | push | memory | startup | search</c></summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) => await LoadCommand.Build().Parse(args).InvokeAsync();
}
