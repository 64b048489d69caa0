using Dialog.Cluster;

namespace Dialog.Secrets;

/// <summary>The keys an operator gave, as base64 or as the path of a file with base64 in it.</summary>
public static class SecretKeys
{
    private const string HowTo = "Make one with: openssl rand -base64 32; give the same to every silo and api (docs/operations.md).";

    /// <param name="setting">reads a setting by its name, e.g. <c>Dialog:Secrets:Key</c></param>
    /// <param name="production">without a key: refuse, or use one that everybody knows</param>
    public static SecretBox Load(Func<string, string?> setting, bool production)
    {
        (byte[] current, byte[][] former) = Read(setting, production);
        return new SecretBox(current, former);
    }

    /// <summary>The signatures of calls inside the cluster, under keys derived from the same.</summary>
    public static CallTickets Tickets(Func<string, string?> setting, bool production)
    {
        (byte[] current, byte[][] former) = Read(setting, production);
        return new CallTickets(current, former);
    }

    private static (byte[] Current, byte[][] Former) Read(Func<string, string?> setting, bool production)
    {
        ArgumentNullException.ThrowIfNull(setting);
        string? key = setting("Dialog:Secrets:Key") is { Length: > 0 } given ? given : FromFile(setting("Dialog:Secrets:KeyFile"));
        if (key is null)
        {
            return production
                ? throw new SecretsException($"Dialog:Secrets:Key (or Dialog:Secrets:KeyFile) is not set: tokens of channels and keys of sessions would lie open in the database. {HowTo}")
                : (new byte[SecretBox.KeyLength], []);
        }

        string[] former = (setting("Dialog:Secrets:FormerKeys") ?? "").Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (Decode(key, "Dialog:Secrets:Key"), [.. former.Select(f => Decode(f, "Dialog:Secrets:FormerKeys"))]);
    }

    private static string? FromFile(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretsException($"Dialog:Secrets:KeyFile cannot be read: {e.Message}", e);
        }
    }

    private static byte[] Decode(string text, string setting)
    {
        try
        {
            return Convert.FromBase64String(text.Trim());
        }
        catch (FormatException e)
        {
            throw new SecretsException($"{setting} is not base64. {HowTo}", e);
        }
    }
}
