using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Files;

/// <summary>The file store of a silo or an api, from the configuration's <c>Dialog:Files</c>.</summary>
public static class FileServices
{
    public static IServiceCollection AddFileStore(this IServiceCollection services, Func<IServiceProvider, NpgsqlDataSource> database)
    {
        services.AddSingleton(s => s.GetService<IConfiguration>()?.GetSection("Dialog:Files").Get<FileSettings>() ?? new FileSettings());
        services.AddSingleton(s => Of(s.GetRequiredService<FileSettings>(), database(s)));
        services.AddSingleton(s => new FileCatalogue(database(s)));
        services.AddSingleton<FileService>();
        return services;
    }

    private static IFileStore Of(FileSettings settings, NpgsqlDataSource database) => settings.Store switch
    {
        FileSettings.Postgres => new PostgresFileStore(database),
        FileSettings.InFolder => new FolderFileStore(settings.Folder ?? throw new InvalidOperationException("Dialog:Files:Folder is not set: give the folder that all silos and apis share.")),
        FileSettings.InS3 => new S3FileStore(settings.S3),
        _ => throw new InvalidOperationException($"Dialog:Files:Store is '{settings.Store}': it must be postgres, folder or s3."),
    };
}
