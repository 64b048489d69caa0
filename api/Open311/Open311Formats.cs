using System.Globalization;
using Dialog.Open311;

namespace Dialog.Api.Open311;

/// <summary>Answers in the format the address names: XML, which every server must have, or JSON.</summary>
internal static class Open311Formats
{
    public const string Xml = "xml";
    public const string Json = "json";

    public static bool Knows(string? format) => format is Xml or Json;

    /// <summary>The format of an address; XML where it names none that is known.</summary>
    public static string Of(HttpRequest request) =>
        request.Path.Value is { } path && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Json : Xml;

    /// <param name="root">the first element in XML; JSON has no name for it</param>
    public static IResult Answer(string format, string root, Open311Node node, int status = 200) => format == Json
        ? new Written(Open311Writer.Json(node), "application/json; charset=utf-8", status)
        : new Written(Open311Writer.Xml(root, node), "text/xml; charset=utf-8", status);

    public static IResult Error(string format, int status, params IEnumerable<string> descriptions) => Answer(
        format, "errors", Open311Nodes.Of(descriptions.Select(d => new Open311Error(status.ToString(CultureInfo.InvariantCulture), d))), status);

    private sealed class Written(byte[] body, string contentType, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = contentType;
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
    }
}
