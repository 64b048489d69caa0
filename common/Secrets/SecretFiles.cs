using Microsoft.Extensions.Configuration;

namespace Dialog.Secrets;

/// <summary>
/// Settings out of files, one each, named as the setting is (<c>ConnectionStrings__Dialog</c>): what orchestrators mount as secrets. They count
/// more than the environment, which everybody sees who may look at a process.
/// </summary>
public static class SecretFiles
{
    private const string Setting = "Dialog:Secrets:Folder";

    /// <exception cref="InvalidOperationException">The folder that is named cannot be read.</exception>
    public static void AddSecretFiles(this IConfigurationManager configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[Setting] is not { Length: > 0 } folder)
        {
            return;
        }

        try
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{Setting} is '{folder}', which cannot be read: {e.Message}", e);
        }
    }
}
