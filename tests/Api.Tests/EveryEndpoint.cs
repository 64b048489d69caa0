using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialog.Api.Tests;

/// <summary>Deny by default: an endpoint of the OpenAPI document that is not in this table fails the test.</summary>
public sealed class EveryEndpoint(Running running)
{
    private enum For
    {
        Anybody,
        CaseWorkers,
        Administrators,
        LeadsAndAdministrators,
        SignedIn,
    }

    private static readonly Dictionary<string, For> Table = new()
    {
        ["POST /api/v1/session"] = For.Anybody,
        ["GET /api/v1/session"] = For.SignedIn,
        ["DELETE /api/v1/session"] = For.SignedIn,
        ["GET /api/v1/users"] = For.Administrators,
        ["PUT /api/v1/users/{login}"] = For.Administrators,
        ["GET /api/v1/cases"] = For.CaseWorkers,
        ["GET /api/v1/cases/{id}"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/claim"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/release"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/answer"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/note"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/classify"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/assign"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/delivered"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/close"] = For.CaseWorkers,
        ["GET /api/v1/search"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/approve"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/return"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/delegate"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/withdraw"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/review"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/hand-back"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/arbitrate"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/promise-owner"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/tags"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/fields"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/formal"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/formal/register"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/formal/answer"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/files"] = For.CaseWorkers,
        ["GET /api/v1/cases/{id}/attachments/{messageId}/{index}"] = For.CaseWorkers,
        ["GET /api/v1/cases/{id}/attachments/{messageId}/{index}/thumbnail"] = For.CaseWorkers,
        ["GET /api/v1/cases/{id}/draft"] = For.CaseWorkers,
        ["PUT /api/v1/cases/{id}/draft"] = For.CaseWorkers,
        ["DELETE /api/v1/cases/{id}/draft"] = For.CaseWorkers,
        ["GET /api/v1/files/{id}"] = For.CaseWorkers,
        ["GET /api/v1/files/{id}/thumbnail"] = For.CaseWorkers,
        ["GET /api/v1/templates"] = For.CaseWorkers,
        ["GET /api/v1/template-library"] = For.LeadsAndAdministrators,
        ["POST /api/v1/template-library"] = For.LeadsAndAdministrators,
        ["PUT /api/v1/template-library/{id}"] = For.LeadsAndAdministrators,
        ["DELETE /api/v1/template-library/{id}"] = For.LeadsAndAdministrators,
        ["GET /api/v1/promises"] = For.CaseWorkers,
        ["GET /api/v1/precedents"] = For.CaseWorkers,
        ["GET /api/v1/tags"] = For.CaseWorkers,
        ["GET /api/v1/approvals/hours"] = For.CaseWorkers,
        ["GET /api/v1/board"] = For.CaseWorkers,
        ["GET /api/v1/directory"] = For.CaseWorkers,
        ["GET /api/v1/topics"] = For.Administrators,
        ["GET /api/v1/regions"] = For.Administrators,
        ["GET /api/v1/regions/{code}"] = For.Administrators,
        ["PUT /api/v1/regions/{code}"] = For.Administrators,
        ["GET /api/v1/regions/{code}/calendar/{year}"] = For.Administrators,
        ["GET /api/v1/regions/{code}/calendar/shipped"] = For.Administrators,
        ["POST /api/v1/regions/{code}/calendar/import"] = For.Administrators,
        ["POST /api/v1/regions/{code}/calendar/emergencies"] = For.Administrators,
        ["DELETE /api/v1/regions/{code}/calendar/emergencies/{date}"] = For.Administrators,
        ["POST /api/v1/deadlines/simulate"] = For.Administrators,
        ["GET /api/v1/channels"] = For.Administrators,
        ["GET /api/v1/channels/{id}"] = For.Administrators,
        ["PUT /api/v1/channels/{id}"] = For.Administrators,
        ["POST /api/v1/imports"] = For.Administrators,
        ["GET /api/v1/imports/{id}"] = For.Administrators,
        ["DELETE /api/v1/imports/{id}"] = For.Administrators,
        ["POST /hooks/telegram/{channel}"] = For.Anybody,
        ["POST /hooks/feed/{channel}"] = For.Anybody,
        ["POST /public/{region}/messages"] = For.Anybody,
        ["GET /public/threads/{code}"] = For.Anybody,
        ["POST /public/threads/{code}/messages"] = For.Anybody,
        ["POST /public/threads/{code}/confirm"] = For.Anybody,
        ["POST /public/threads/{code}/dispute"] = For.Anybody,
        ["POST /public/threads/{code}/formal"] = For.Anybody,
    };

    [Fact]
    public async Task Has_a_line_in_the_table()
    {
        using HttpClient stranger = running.Stranger();
        JsonElement document = await stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);
        List<string> endpoints = [.. document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name.TrimEnd('/')}"))];
        Assert.Empty(endpoints.Except(Table.Keys));
        Assert.Empty(Table.Keys.Except(endpoints));
    }

    [Fact]
    public async Task Turns_strangers_away_unless_it_is_for_anybody()
    {
        using HttpClient stranger = running.Stranger();
        foreach ((string endpoint, For whom) in Table.Where(e => e.Value != For.Anybody))
        {
            Assert.Equal((endpoint, HttpStatusCode.Unauthorized), (endpoint, await Call(stranger, endpoint)));
        }
    }

    [Fact]
    public async Task Keeps_administration_and_case_work_apart()
    {
        using HttpClient operators = await running.Operator();
        using HttpClient administrator = await running.SignIn("test-admin");
        foreach ((string endpoint, For whom) in Table)
        {
            if (whom is For.Administrators or For.LeadsAndAdministrators)
            {
                Assert.Equal((endpoint, HttpStatusCode.Forbidden), (endpoint, await Call(operators, endpoint)));
            }
            else if (whom == For.CaseWorkers)
            {
                Assert.Equal((endpoint, HttpStatusCode.Forbidden), (endpoint, await Call(administrator, endpoint)));
            }
        }
    }

    private static async Task<HttpStatusCode> Call(HttpClient person, string endpoint)
    {
        string[] parts = endpoint.Split(' ');
        string path = parts[1].Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("{login}", "nobody", StringComparison.Ordinal)
            .Replace("{year}", "2026", StringComparison.Ordinal).Replace("{date}", "2026-01-12", StringComparison.Ordinal)
            .Replace("{messageId}", "1", StringComparison.Ordinal).Replace("{index}", "0", StringComparison.Ordinal)
            .Replace("{code}", "nowhere", StringComparison.Ordinal).Replace("{channel}", "none", StringComparison.Ordinal);
        using HttpRequestMessage request = new(new HttpMethod(parts[0]), path);
        if (parts[0] is "POST" or "PUT")
        {
            request.Content = JsonContent.Create(new { });
        }

        return (await person.SendAsync(request)).StatusCode;
    }
}
