using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth.Accounts;

/// <summary>
/// Long, not among the commonly tried ones, not made of the person's own name. Signs and digits are not required: they make
/// passwords that people forget, not ones that are harder to guess.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    public const int Longest = 200;
    private const int FewestDifferent = 5;
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Fault(password ?? "", user.Login, user.Name) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "password", Description = fault })
            : IdentityResult.Success);

    /// <summary>What is wrong with it, to be read after the field's name; null when nothing is.</summary>
    public static string? Fault(string password, string login, string name)
    {
        string plain = password.Trim().ToLowerInvariant();
        return password switch
        {
            { Length: < Shortest } => $"at least {Shortest} characters",
            { Length: > Longest } => $"at most {Longest} characters",
            _ when plain.Distinct().Count() < FewestDifferent => $"at least {FewestDifferent} different characters",
            _ when Common.Value.Contains(plain) => "is among the passwords everybody tries first",
            _ when Owns(plain, login) || name.Split(' ').Any(part => Owns(plain, part)) => "must not be made of the login or the name",
            _ => null,
        };
    }

    // A login within a long sentence is fine; one that is most of the password is not.
    private static bool Owns(string password, string word) =>
        word.Length >= 3 && password.Contains(word.ToLowerInvariant(), StringComparison.Ordinal) && password.Length - word.Length < Shortest - 4;

    private static HashSet<string> ReadCommon()
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
