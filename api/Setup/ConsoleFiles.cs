namespace Dialog.Api.Setup;

/// <summary>The console is one page; its routes are handled by the page itself.</summary>
internal static class ConsoleFiles
{
    private static readonly string[] NotPages = ["/api", "/hooks", "/live", "/public", "/open311", "/f", "/a", "/r", "/t", "/openapi", "/health", "/assets"];

    public static void MapConsole(this WebApplication app) => app.MapFallback(async (HttpContext http, IWebHostEnvironment environment) =>
    {
        bool page = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && !NotPages.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
        string index = Path.Combine(environment.WebRootPath ?? "", "index.html");
        if (!page || !File.Exists(index))
        {
            await RequestFormats.Unmatched(http).ExecuteAsync(http);
            return;
        }

        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = "text/html; charset=utf-8";
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await http.Response.SendFileAsync(index);
        }
    }).AllowAnonymous().DisableAntiforgery();
}
