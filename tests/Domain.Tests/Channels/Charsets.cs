using System.Runtime.CompilerServices;
using Dialog.Channels.Email;

namespace Dialog.Domain.Tests.Channels;

/// <summary>
/// The mail library asks once, when it is first used, which character sets there are. A silo registers them before; so do the tests, whichever
/// of them runs first.
/// </summary>
internal static class Charsets
{
    [ModuleInitializer]
    internal static void Register() => EmailCharset.Register();
}
