using System.Security.Cryptography;

namespace Dialog.Local;

/// <summary>The first password of the administrator and of the demo's people: random, kept in the data folder for its owner.</summary>
internal sealed record SignIn(string Password)
{
    // Without the signs that are mistaken for one another when typed from a screen.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static SignIn Of(string dataFolder)
    {
        string file = Path.Combine(dataFolder, "sign-in.password");
        if (File.Exists(file))
        {
            return new SignIn(File.ReadAllText(file).Trim());
        }

        string password = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter writer = new(file, options);
        writer.WriteLine(password);
        return new SignIn(password);
    }
}
