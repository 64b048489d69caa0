using System.Globalization;
using System.Text.Json;
using Dialog.Cases;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Dialog.Api.Setup;

/// <summary>Problem details for everything that goes wrong: a code, the field, what to do. Never a stack trace.</summary>
internal static class Errors
{
    public static void UseErrors(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = async http => await Of(http.Features.Get<IExceptionHandlerFeature>()?.Error, http).ExecuteAsync(http),
        // An outage is one event, reported by the components that see it first; a stack trace per request would bury it. What was sent
        // badly is no fault of ours: whoever sends it would fill the log.
        SuppressDiagnosticsCallback = context => IsOutage(context.Exception) || IsRefused(context.Exception),
    });

    public static IResult Problem(int status, string code, string detail, IDictionary<string, string[]>? errors = null)
    {
        Dictionary<string, object?> extensions = new() { ["code"] = code };
        if (errors is not null)
        {
            extensions["errors"] = errors;
        }

        return Results.Problem(statusCode: status, title: code, detail: detail, extensions: extensions);
    }

    /// <summary>Says when to come again, in whole seconds.</summary>
    public static void RetryAfter(HttpContext http, TimeSpan wait) =>
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>400 for one field.</summary>
    public static BadRequestProblem Field(string field, string what) => new("invalid-input", $"{field}: {what}", new Dictionary<string, string[]> { [field] = [what] });

    /// <summary>400 for several fields.</summary>
    public static BadRequestProblem Invalid(string code, string detail, IDictionary<string, string[]> errors) => new(code, detail, errors);

    public static NotFoundProblem NotFound() => new();

    public static ConflictProblem Conflict(string code, string detail) => new(code, detail);

    public static UnauthorizedProblem Unauthorized(string code, string detail) => new(code, detail);

    /// <summary>An outage, unless it is a request that broke off or is no request: ASP.NET Core calls that an I/O error.</summary>
    public static bool IsOutage(Exception error) => error is not BadHttpRequestException && Outage.IsOne(error);

    private static bool IsRefused(Exception error) => error is BadHttpRequestException or RefusedContentException || IsUnstorable(error) || IsNameOfNothing(error);

    // Orleans has no grain with a blank key, wherever in a request its name stood: there is no such thing.
    private static bool IsNameOfNothing(Exception error) => error is NoSuchNameException or ArgumentException { ParamName: "primaryKey" };

    private static bool IsUnstorable(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter };

    private static IResult Of(Exception? error, HttpContext http)
    {
        switch (error)
        {
            case { } passing when IsOutage(passing):
                http.Response.Headers.RetryAfter = "2";
                return Problem(503, "try-again", "The system is busy or restarting. Nothing is lost: repeat with the same Idempotency-Key.");
            case RefusedContentException refused:
                return Problem(400, "unstorable", refused.Message);
            case { } unstorable when IsUnstorable(unstorable):
                return Problem(400, "unstorable", "A NUL character cannot be stored or searched for: remove it.");
            case { } nothing when IsNameOfNothing(nothing):
                return NotFound();
            case BadHttpRequestException { StatusCode: 413 }:
                return Problem(413, "too-large", "The request body is too large.");
            case BadHttpRequestException bad:
                JsonException? json = bad.InnerException as JsonException;
                string field = json?.Path is { Length: > 2 } path ? path[2..] : "body";
                string what = json?.Message ?? bad.Message;
                return Problem(400, "invalid-input", what, new Dictionary<string, string[]> { [field] = [what] });
            default:
                return Problem(500, "internal-error", "Something went wrong on our side; it has been logged.");
        }
    }
}
