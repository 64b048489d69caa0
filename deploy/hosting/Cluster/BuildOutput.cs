namespace Dialog.Hosting.Cluster;

/// <summary>Finds the silo's and the api's programs in the build output of the repository we ourselves were built in.</summary>
public static class BuildOutput
{
    /// <summary>The folder of <c>Orleans.sln</c>.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <param name="project">folder of the project below the root, e.g. <c>silo</c></param>
    /// <param name="assembly">e.g. <c>Dialog.Silo</c></param>
    public static string Assembly(string project, string assembly)
    {
        // .../bin/Release/net10.0/: the same configuration as ours, so that a Release launcher never measures Debug silos.
        DirectoryInfo own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string framework = own.Name;
        string configuration = own.Parent?.Name ?? "Debug";
        string path = Path.Combine(RepositoryRoot, project, "bin", configuration, framework, assembly + ".dll");
        return File.Exists(path)
            ? path
            : throw new LaunchException($"{path} is missing. Build it first: dotnet build {project} -c {configuration}");
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
            {
                return folder.FullName;
            }
        }
        throw new LaunchException($"No Orleans.sln in or above {AppContext.BaseDirectory}: the launcher runs from a checkout of the repository.");
    }
}
