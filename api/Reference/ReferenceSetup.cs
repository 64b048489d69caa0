using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Dialog.Api.Reference;

/// <summary>The machine-readable description of the api at <c>/openapi/v1.json</c>, and a page to read it at <c>/reference</c>.</summary>
internal static class ReferenceSetup
{
    private const string Cookie = "session";
    private const string Key = "key";
    private const string ProblemSchema = "Problem";

    public static void AddReference(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IApiDescriptionProvider, ReturnTypes>());
        builder.Services.AddOpenApi("v1", openApi =>
        {
            openApi.AddDocumentTransformer(Introduce);
            openApi.AddOperationTransformer(Describe);
        });
    }

    public static void MapReference(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        // Scalar's script and styles come with its package, nothing from elsewhere. Its own page has an inline script, which our
        // content policy does not run: the page is ours.
        app.MapScalarApiReference("/reference").AllowAnonymous();
        RouteGroupBuilder page = app.MapGroup("/reference").AllowAnonymous().ExcludeFromDescription();
        page.MapGet("", () => Results.Redirect("/reference/v1"));
        page.MapGet("/v1", () => Results.Content(File("page.html"), "text/html; charset=utf-8"));
        page.MapGet("/start.js", () => Results.Content(File("start.js"), "text/javascript; charset=utf-8"));
    }

    private static string File(string name)
    {
        using StreamReader reader = new(typeof(ReferenceSetup).Assembly.GetManifestResourceStream($"Dialog.Api.Reference.{name}")!);
        return reader.ReadToEnd();
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "Dialog";
        document.Info.Description =
            "Cases of residents, their deadlines and answers. Everything that changes something takes the header X-Dialog: 1 with a session; "
            + "commands on cases take an Idempotency-Key. Errors are problem documents with a code and, for bad input, the fields. docs/api.md has the rules.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "dialog",
                Description = "The session of a person: POST /api/v1/session.",
            },
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The key of an integration: dlg_…" },
        };
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        ApiDescription api = context.Description;
        OpenApiDocument document = context.Document!;
        if (Operations.All.TryGetValue(Operations.Key(api.HttpMethod, api.RelativePath), out (string Summary, Type? Gives) known))
        {
            operation.Summary ??= known.Summary;
        }

        IList<object> metadata = api.ActionDescriptor.EndpointMetadata;
        bool open = metadata.OfType<IAllowAnonymous>().Any();
        bool changes = api.HttpMethod is not ("GET" or "HEAD");
        bool isCase = changes && Operations.Plain(api.RelativePath).StartsWith("api/v1/cases/{id}/", StringComparison.Ordinal);
        if (!open)
        {
            operation.Security = [Requirement(Cookie, document), Requirement(Key, document)];
            if (changes)
            {
                AddHeader(operation, Security.OwnHeader, "1, with a session: a browser cannot add it across origins.");
            }
        }

        if (isCase)
        {
            AddHeader(operation, "Idempotency-Key", "Any string up to 100 characters; the same key again does nothing twice.");
        }

        foreach ((int status, string what) in Problems(open, changes, isCase, api))
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd($"{status}", Problem(document, what));
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<(int Status, string What)> Problems(bool open, bool changes, bool isCase, ApiDescription api)
    {
        if (changes || api.ParameterDescriptions.Count > 0)
        {
            yield return (400, "Bad input; errors names each field");
        }

        if (!open)
        {
            yield return (401, "Not signed in");
            yield return (403, "Not for this role");
        }

        if (api.RelativePath?.Contains('{', StringComparison.Ordinal) == true)
        {
            yield return (404, "There is none, or it is somebody else's");
        }

        if (isCase)
        {
            yield return (409, "The rules refuse; code says why");
        }

        yield return (429, "Too many requests; wait as long as Retry-After says");
        yield return (503, "Busy or restarting; nothing is lost, repeat with the same key");
    }

    private static OpenApiResponse Problem(OpenApiDocument document, string what)
    {
        document.Components ??= new OpenApiComponents();
        if (document.Components.Schemas?.ContainsKey(ProblemSchema) != true)
        {
            document.AddComponent(ProblemSchema, new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "status", "title", "code" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                    ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "For programs; never changes." },
                    ["errors"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Description = "By field: what is wrong and what to do.",
                        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                    },
                },
            });
        }

        return new OpenApiResponse
        {
            Description = what,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemSchema, document) },
            },
        };
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static void AddHeader(OpenApiOperation operation, string name, string what)
    {
        operation.Parameters ??= [];
        if (operation.Parameters.All(p => p.Name != name))
        {
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = what, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }
}
