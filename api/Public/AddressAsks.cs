using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.DataProtection;

namespace Dialog.Api.Public;

/// <summary>
/// The private way to answer a question for the address that was asked in public: a link to a page of ours. Anybody who reads the
/// thread can open it, so the page shows nothing of the case, takes one address a question and says so to the official.
/// </summary>
internal sealed class AddressAsks(IDataProtectionProvider protection, PublicAddress ours)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(14);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("address-ask").ToTimeLimitedDataProtector();

    /// <summary>Others read the thread and this installation knows under which address residents reach it.</summary>
    public bool IsPrivate(CaseSummary about) => (about.IsPublic || about.InClosedGroup) && ours.Base is not null;

    /// <summary>Lines for the end of the question; null when the thread is private anyway or has no page to lead to.</summary>
    public string? Invitation(CaseSummary about, string commandId) =>
        IsPrivate(about) ? $"\n\n{PublicTexts.OfTheConversation["ask.invitation"]} {ours.Base}/a/{Token(about.Id, commandId)}" : null;

    // The command's id makes the question's: a repeated command is the same question, a new one takes an address of its own.
    private string Token(Guid caseId, string commandId)
    {
        byte[] payload = [.. caseId.ToByteArray(), .. SHA256.HashData(Encoding.UTF8.GetBytes(commandId)).AsSpan(0, 8)];
        return Base64Url.EncodeToString(_protector.Protect(payload, Life));
    }

    /// <summary>The case and the question; null when the link was not made here or has run out.</summary>
    public (Guid Case, string Question)? Read(string token)
    {
        try
        {
            byte[] payload = _protector.Unprotect(Base64Url.DecodeFromChars(token));
            return (new Guid(payload.AsSpan(0, 16)), Convert.ToHexStringLower(payload.AsSpan(16)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
