using System.Net;
using System.Reflection;
using System.Text.Json;
using Dialog.Api.Audit;
using Dialog.Privacy;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>Whoever sees residents' data or a file leaves an entry in the audit log: by what an endpoint answers, not by its address.</summary>
public sealed class WhatLeavesAnAuditEntry(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Is_every_endpoint_that_answers_with_personal_data_or_a_file()
    {
        (RouteEndpoint Endpoint, string Method)[] showing = [.. All.Where(e => ShowsPersonalData(e.Endpoint) || ShowsAFile(e.Endpoint))];
        Assert.True(showing.Length > 30, $"only {showing.Length} endpoints show anything: the test does not see them");
        Assert.Empty(showing
            .Where(e => !AuditTrail.IsAudited(e.Method, e.Endpoint.Metadata) && !IsForStrangers(e.Endpoint))
            .Select(e => $"{e.Method} {e.Endpoint.RoutePattern.RawText}"));
    }

    // Nobody is signed in there: what a resident sees of their own conversation. Each says why.
    [Fact]
    public void Is_no_endpoint_of_residents_and_each_of_these_says_why()
    {
        string[] strangers = [.. All.Where(e => (ShowsPersonalData(e.Endpoint) || ShowsAFile(e.Endpoint)) && IsForStrangers(e.Endpoint)).Select(e => e.Endpoint.RoutePattern.RawText!)];
        Assert.Equal(["/f/{token}"], strangers);
    }

    [Fact]
    public void Is_every_change_of_a_session()
    {
        (RouteEndpoint Endpoint, string Method)[] silent =
            [.. All.Where(e => e.Method is not ("GET" or "HEAD" or "OPTIONS") && !AuditTrail.IsAudited(e.Method, e.Endpoint.Metadata) && e.Endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false })];
        Assert.All(silent, e => Assert.False(string.IsNullOrEmpty(e.Endpoint.Metadata.GetMetadata<Unaudited>()?.Because)));
        Assert.Equal(["/api/v1/cases/{id:guid}/answer/preview", "/api/v1/channels/{id}/messages", "/live", "/live/negotiate"], silent.Select(e => e.Endpoint.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_its_case_wherever_the_address_does() =>
        Assert.Empty(All
            .Where(e => e.Endpoint.RoutePattern.RawText!.StartsWith("/api/v1/cases/{id", StringComparison.OrdinalIgnoreCase) && e.Endpoint.Metadata.GetMetadata<AboutCase>() is null)
            .Select(e => e.Endpoint.RoutePattern.RawText));

    [Fact]
    public async Task Is_a_list_with_its_filters_and_how_many_but_not_the_words_that_were_searched_for()
    {
        await running.Write("Для списка в журнале: течёт крыша сельсовета");
        await running.Find("течёт крыша сельсовета");
        using HttpClient person = await running.Operator();
        long before = await Last();
        JsonElement page = await Running.Json(await person.GetAsync("/api/v1/cases?view=all&sort=newest&limit=3&network=form", Stop));
        await person.GetAsync($"/api/v1/cases?view=all&search={Uri.EscapeDataString("крыша сельсовета")}", Stop);
        await person.GetAsync($"/api/v1/search?q={Uri.EscapeDataString("крыша сельсовета")}", Stop);

        int shown = page.GetProperty("items").GetArrayLength();
        Assert.Equal(
            [$"cases.list test done view=all, sort=newest, network=form, count={shown}", "cases.list test done view=all, count=1", "search.read test done count=1"],
            await Since(before, running.Region.Operator));
    }

    [Fact]
    public async Task Is_a_list_in_changed_case_too()
    {
        using HttpClient person = await running.Operator();
        long before = await Last();
        await person.GetAsync("/API/v1/CASES?VIEW=all", Stop);
        Assert.StartsWith("cases.list test done", Assert.Single(await Since(before, running.Region.Operator)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_a_file_of_an_answer_with_its_case()
    {
        await running.Write("Для файла в журнале: нужен план проезда");
        Guid id = (await running.Find("нужен план проезда")).GetProperty("id").GetGuid();
        using HttpClient person = await running.Operator();
        using ByteArrayContent picture = new(Files.Samples.Phone);
        picture.Headers.ContentType = new("image/jpeg");
        JsonElement uploaded = await Running.Json(await person.PostAsync($"/api/v1/cases/{id}/files?name=plan.jpg", picture, Stop));
        string file = uploaded.GetProperty("files")[0].GetProperty("id").GetString()!;
        long before = await Last();

        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"/api/v1/files/{file}", Stop)).StatusCode);

        Assert.Equal([$"files.read test done {file} {id}"], await Since(before, running.Region.Operator, "action || ' ' || region || ' ' || outcome || ' ' || subject || ' ' || case_id"));
    }

    [Fact]
    public async Task Is_a_view_that_is_watched_live()
    {
        using ApiSession person = await running.Region.SignIn(running.Dialog.Api);
        long before = await Last();
        await using (await Support.Live.LiveClient.Start($"region:{running.Region.Code}", person))
        {
        }

        Assert.Contains($"live.watch test done region:{running.Region.Code}", await Since(before, running.Region.Operator, "action || ' ' || region || ' ' || outcome || ' ' || coalesce(subject, '')"));
    }

    [Fact]
    public async Task Is_kept_whatever_characters_are_in_it()
    {
        using HttpClient person = await running.Operator();
        long before = await Last();
        await person.GetAsync("/api/v1/cases?view=a%00b", Stop);
        Assert.Equal(["cases.list test 400 view=a\uFFFDb"], await Since(before, running.Region.Operator));
    }

    [Fact]
    public async Task Is_written_for_everybody_who_asks_at_once()
    {
        using HttpClient person = await running.Operator();
        long before = await Last();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => person.GetAsync($"/api/v1/cases?view=all&limit=1&tag=t{i}", Stop)));
        Assert.Equal(60, (await Since(before, running.Region.Operator)).Distinct().Count());
    }

    private (RouteEndpoint Endpoint, string Method)[] All =>
        [.. running.Endpoints.SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["POST"]).Select(m => (e, m)))];

    private static bool IsForStrangers(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && !string.IsNullOrEmpty(endpoint.Metadata.GetMetadata<Unaudited>()?.Because);

    private static bool ShowsPersonalData(Endpoint endpoint) => Answers(endpoint).Any(t => IsPersonal(t, []));

    private static bool ShowsAFile(Endpoint endpoint) =>
        Answers(endpoint).Any(t => t == typeof(Stream) || typeof(IFileHttpResult).IsAssignableFrom(t))
        || endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(p => p.ContentTypes.Any(c => c.StartsWith("image/", StringComparison.Ordinal) || c == "application/octet-stream"));

    // What is declared, and what the handler's own signature says.
    private static IEnumerable<Type> Answers(Endpoint endpoint) =>
        [
            .. endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(p => p.Type).OfType<Type>().SelectMany(Parts),
            .. endpoint.Metadata.GetMetadata<MethodInfo>() is { } handler ? Parts(handler.ReturnType) : [],
        ];

    private static IEnumerable<Type> Parts(Type type) => [type, .. (type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()).SelectMany(Parts)];

    private static bool IsPersonal(Type type, HashSet<Type> seen) =>
        seen.Add(type) && (Parts(type).Skip(1).Any(t => IsPersonal(t, seen))
            || (type.Assembly.GetName().Name!.StartsWith("Dialog.", StringComparison.Ordinal)
                && type.GetProperties().Any(p => p.IsDefined(typeof(PersonalAttribute), inherit: true) || IsPersonal(p.PropertyType, seen))));

    private async Task<long> Last() => (long)(await Rows("select coalesce(max(id), 0)::text from audit")).Select(long.Parse).Single();

    private Task<List<string>> Since(long id, string login, string shown = "action || ' ' || region || ' ' || outcome || ' ' || coalesce(detail, '')") =>
        Rows($"select {shown} from audit where id > $1 and login = $2 and action <> 'session.sign-in' order by n", id, login);

    private async Task<List<string>> Rows(string sql, params object[] values)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        foreach (object value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(Stop);
        List<string> rows = [];
        while (await reader.ReadAsync(Stop))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
