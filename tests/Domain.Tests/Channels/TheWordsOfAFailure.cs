using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dialog.Channels;
using Dialog.Channels.Email;
using Dialog.Channels.ExternalOrganisation;
using Dialog.Channels.Max;
using Dialog.Channels.Ok;
using Dialog.Channels.Telegram;
using Dialog.Channels.Vk;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Telegram.Bot.Exceptions;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Whatever a network does, the person before the screen reads it in their language.</summary>
public sealed partial class TheWordsOfAFailure
{
    private static readonly string Root = FindRoot();

    private static readonly Exception[] Calls =
        [.. Enum.GetValues<HttpRequestError>().Select(e => new HttpRequestException(e)), new OperationCanceledException(), new TimeoutException(), new IOException(), new JsonFieldException("x", "missing")];

    private static readonly int[] Statuses = [200, 204, 301, 400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 502, 503, 504];

    public static TheoryData<string> Networks => ["telegram", "vk", "max", "ok", "email", "open311-peer"];

    public static TheoryData<string> Languages => ["ru", "en"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Begin_with_a_code_the_console_translates(string network)
    {
        HashSet<string> known = [.. Codes("ru").Intersect(Codes("en"))];
        string[] said = [.. Said(network).Distinct()];

        Assert.NotEmpty(said);
        Assert.DoesNotContain(said, s => Coded().Match(s) is not { Success: true } coded || !known.Contains(coded.Groups["code"].Value));
    }

    // What is outside the tables: each adapter's own checks, its health, its poll.
    [Theory]
    [MemberData(nameof(Languages))]
    public void Are_translated_wherever_the_adapters_write_a_code(string language)
    {
        HashSet<string> known = Codes(language);
        string[] written = [.. Directory.EnumerateFiles(Path.Combine(Root, "grains", "Channels"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Written().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value)).Distinct()];

        Assert.Contains("webhook-lost", written);
        Assert.Contains("attachments-refused", written);
        Assert.Empty(written.Except(known));
    }

    private static IEnumerable<string> Said(string network) => network switch
    {
        "telegram" => Of(
            [.. Calls, .. Calls.Select(c => new RequestException("x", c)), .. Statuses.Select(s => new RequestException("x", (HttpStatusCode)s)), .. Statuses.Select(s => new ApiRequestException("no", s)),
             new ApiRequestException("message is too long", 400), new ApiRequestException("chat not found", 400), new ApiRequestException("webhook is active", 409)],
            TelegramErrors.Outcome, TelegramErrors.Trouble),
        "vk" => Of([.. Calls, .. Statuses.Select(s => new VkAnswerException(s, null)), .. Enumerable.Range(0, 1100).Select(c => new VkException(c, "no"))], VkErrors.Outcome, VkErrors.Trouble)
            .Concat(Of([.. Enumerable.Range(0, 1100).Select(c => new VkException(c, "no"))], VkErrors.OutcomeOfSecond, VkErrors.Trouble)),
        "max" => Max(MaxErrors.Outcome).Concat(Max(MaxErrors.BeforeSending)),
        "ok" => Ok(OkErrors.Outcome).Concat(Ok(OkErrors.BeforeSending)),
        "email" => Of(
            [.. Enum.GetValues<SmtpErrorCode>().SelectMany(about => Enumerable.Range(400, 200).Select(code => new SmtpCommandException(about, (SmtpStatusCode)code, new MailboxAddress("", "anna@example.org"), "5.7.1 no")))],
            e => EmailErrors.Refused((SmtpCommandException)e), e => EmailErrors.Trouble(e, "mail.example"))
            .Concat(Mail.Select(e => EmailErrors.Trouble(e, "mail.example"))),
        "open311-peer" => Statuses.Select(s => Words(ExternalOutcomes.Of(new ExternalReply(s, [], null))))
            .Concat(Statuses.Where(s => s >= 300).Select(s => ExternalOutcomes.Trouble(new ExternalReply(s, [], null), "says nothing")))
            .Concat(Calls.SelectMany(c => (string[])[Words(ExternalOutcomes.Of(c)), ExternalOutcomes.Trouble(c)])),
        _ => throw new InvalidOperationException(),
    };

    private static Exception[] Mail =>
    [
        new ImapCommandException(ImapCommandResponse.No, "no", "no"), new AuthenticationException("no"), new SslHandshakeException("no"), new FolderNotFoundException("Sent"), new OperationCanceledException(),
        new TimeoutException(), new SocketException((int)SocketError.HostNotFound), new SocketException((int)SocketError.ConnectionRefused), new NotSupportedException("no"), new ImapProtocolException("no"),
        new IOException(), new ServiceNotConnectedException(), new FormatException(),
    ];

    private static IEnumerable<string> Max(Func<Exception, SendOutcome> outcome) => Of(
        [.. Calls, .. Statuses.SelectMany(s => ((string?[])[null, "refused", "verify.token", "attachment.not.ready", "proto.payload"]).Select(c => new MaxRefusal((HttpStatusCode)s, c, "too long", null)))],
        outcome, MaxErrors.Trouble);

    private static IEnumerable<string> Ok(Func<Exception, SendOutcome> outcome) => Of(
        [.. Calls, .. Statuses.Select(s => new OkRefusal(s, null, "no", null)), .. Enumerable.Range(0, 600).Select(c => new OkRefusal(200, c, "no", null))],
        outcome, OkErrors.Trouble);

    private static IEnumerable<string> Of(Exception[] errors, Func<Exception, SendOutcome> outcome, Func<Exception, string> trouble) =>
        errors.SelectMany(e => (string[])[Words(outcome(e)), trouble(e)]).Where(w => w.Length > 0);

    private static string Words(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Failed failed => $"{failed.Code}: {failed.Words}",
        SendOutcome.Later later => later.Words,
        SendOutcome.Unknown unknown => unknown.Words,
        _ => "",
    };

    private static HashSet<string> Codes(string language)
    {
        using JsonDocument texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "api", "console", "src", "locales", $"{language}.json")));
        return [.. texts.RootElement.GetProperty("deliveryError").EnumerateObject().Select(p => p.Name)];
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests are not run from within the repository.");
    }

    // As the console reads them.
    [GeneratedRegex("^(?<code>[a-z]+(?:-[a-z]+)*): .", RegexOptions.Singleline)]
    private static partial Regex Coded();

    [GeneratedRegex("""(?:Failed\(|Later\(|Unknown\(|NetworkException\(|new\(null, )\$?"(?<code>[a-z]+(?:-[a-z]+)+)(?:: |",)|\$?"(?<code>[a-z]+(?:-[a-z]+)+): [A-Za-z{]""")]
    private static partial Regex Written();
}
