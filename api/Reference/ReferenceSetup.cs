using System.Globalization;
using System.Text.RegularExpressions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Dialog.Api.Reference;

/// <summary>The machine-readable description of the api at <c>/openapi/v1.json</c>, and a page to read it at <c>/reference</c>.</summary>
internal static partial class ReferenceSetup
{
    private const string Cookie = "session";
    private const string Key = "key";

    public static void AddReference(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IApiDescriptionProvider, CommonAnswers>());
        builder.Services.AddOpenApi("v1", openApi =>
        {
            openApi.AddDocumentTransformer(Introduce);
            openApi.AddOperationTransformer(Describe);
            openApi.AddOperationTransformer(Examples.OfABody);
            openApi.AddSchemaTransformer(Schemas.AsWritten);
            openApi.AddDocumentTransformer(HubMessages.AddSchemas);
            openApi.AddDocumentTransformer(Schemas.RequireWhatIsWritten);
            openApi.CreateSchemaReferenceId = Schemas.Name;
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
        if (CommonAnswers.IsGuarded(api))
        {
            operation.Security = [Requirement(Cookie, document), Requirement(Key, document)];
            if (CommonAnswers.IsChange(api))
            {
                AddHeader(operation, OwnPages.Header, "1, with a session: a browser cannot add it across origins.");
            }
        }

        if (api.ActionDescriptor.EndpointMetadata.OfType<TakesIdempotencyKey>().Any())
        {
            AddHeader(operation, "Idempotency-Key", "Any string up to 100 characters; the same key again does nothing twice.");
        }

        AddRouteValues(operation, context.Description);
        KeyValuePair<string, IOpenApiResponse>[] answers = [.. (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal)];
        operation.Responses = [];
        foreach ((string status, IOpenApiResponse response) in answers)
        {
            operation.Responses[status] = response;
            response.Description = CommonAnswers.Meaning(int.Parse(status, CultureInfo.InvariantCulture)) ?? response.Description;
        }

        return Task.CompletedTask;
    }

    // A handler that reads its route values itself has no parameter for them.
    private static void AddRouteValues(OpenApiOperation operation, ApiDescription api)
    {
        operation.Parameters ??= [];
        string route = (api.ActionDescriptor.AttributeRouteInfo?.Template ?? api.RelativePath)!;
        foreach (Match value in RouteValue().Matches(route))
        {
            string name = value.Groups["name"].Value;
            if (operation.Parameters.All(p => p.In != ParameterLocation.Path || p.Name != name))
            {
                operation.Parameters.Insert(0, new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Path,
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = value.Groups["constraint"].Value == "guid" ? "uuid" : null },
                });
            }
        }
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

    [GeneratedRegex(@"\{(?<name>\w+)(?::(?<constraint>\w+))?\}")]
    private static partial Regex RouteValue();
}
