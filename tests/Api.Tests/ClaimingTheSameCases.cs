using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>Several people claim the same cases at the same moment, at two apis: each case has one owner, and the others are informed who it is.</summary>
[Collection(AnInstallationOfTwo.Name)]
public sealed class ClaimingTheSameCases(AnInstallationOfTwo both)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pair", 2, 1000)]
    [InlineData("crowd", 8, 200)]
    public async Task Gives_each_case_one_owner_and_tells_the_others_whom(string prefix, int people, int cases)
    {
        await both.Cases(prefix, cases);
        Guid[] ids = await both.Ids(prefix);
        HttpClient[] persons = await People(prefix, people);

        // All of them case by case: each case is a race of its own, begun before the last one is over.
        (HttpStatusCode Status, string? Detail)[][] answers = new (HttpStatusCode, string?)[cases][];
        await Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop }, async (i, _) =>
            answers[i] = await Task.WhenAll(persons.Select(p => Claim(p, ids[i]))));

        Dictionary<Guid, string> owners = await Owners(prefix);
        for (int i = 0; i < cases; i++)
        {
            Assert.Equal(1, answers[i].Count(a => a.Status == HttpStatusCode.OK));
            int winner = Array.FindIndex(answers[i], a => a.Status == HttpStatusCode.OK);
            Assert.Equal(Called(prefix, winner), owners[ids[i]]);
            Assert.All(answers[i].Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal((HttpStatusCode.Conflict, Called(prefix, winner)), a));
        }

        const string Claims = "select count(*) from case_events e join cases c on c.id = e.case_id where e.type = 'case-claimed' and c.thread like '%' || $1 || '-wall-%'";
        Assert.Equal(cases, await both.Count(Claims, prefix));
        foreach (HttpClient person in persons)
        {
            person.Dispose();
        }
    }

    private static string Called(string prefix, int i) => $"Работник {prefix} {i}";

    private async Task<HttpClient[]> People(string prefix, int count)
    {
        using ApiSession admin = await both.Dialog.Admin();
        HttpClient[] persons = new HttpClient[count];
        for (int i = 0; i < count; i++)
        {
            await admin.PutUser($"{prefix}-{i}", Called(prefix, i), "operator", both.Dialog.Region.Code, TestRegion.Password, cancellation: Stop);
            persons[i] = await both.SignIn($"{prefix}-{i}", i % 2);
        }

        return persons;
    }

    private static async Task<(HttpStatusCode, string?)> Claim(HttpClient person, Guid id)
    {
        using HttpResponseMessage answer = await person.PostAsJsonAsync($"/api/v1/cases/{id}/claim", new { }, Stop);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Conflict ? (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("detail").GetString() : null);
    }

    private async Task<Dictionary<Guid, string>> Owners(string prefix)
    {
        await using Npgsql.NpgsqlCommand command = both.Database.CreateCommand("select id, claimed_by_name from cases where thread like '%' || $1 || '-wall-%'");
        command.Parameters.AddWithValue(prefix);
        await using Npgsql.NpgsqlDataReader reader = await command.ExecuteReaderAsync(Stop);
        Dictionary<Guid, string> owners = [];
        while (await reader.ReadAsync(Stop))
        {
            owners[reader.GetGuid(0)] = reader.GetString(1);
        }

        return owners;
    }
}
