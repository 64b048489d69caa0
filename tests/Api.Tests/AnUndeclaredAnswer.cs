using System.Net;
using System.Text;
using Xunit.Sdk;

namespace Dialog.Api.Tests;

/// <summary>The check that every client of these tests carries: what the description does not declare fails the test that received it.</summary>
public sealed class AnUndeclaredAnswer(Running running)
{
    private const string Session = """
        {"login":"a","name":"A","role":"operator","region":"r","regionName":"R","timeZone":"UTC","authorities":[],"regions":[],"permissions":[],"mustChangePassword":false,"secondFactorMissing":false}
        """;

    [Fact]
    public async Task Passes_when_it_is_declared()
    {
        using HttpResponseMessage answer = await Ask(HttpStatusCode.OK, "application/json", Session);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, "application/problem+json", """{"status":409,"title":"x","code":"x"}""", "the status is not declared")]
    [InlineData(HttpStatusCode.OK, "text/plain", "hello", "text/plain is not declared")]
    [InlineData(HttpStatusCode.OK, "application/json", "", "a body is declared")]
    [InlineData(HttpStatusCode.OK, "application/json", """{"login":"a"}""", "is required and absent")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "application/problem+json", """{"status":"503","title":"x","code":"x"}""", ".status is String")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "application/problem+json", """{"status":503,"title":"x","code":"x","stack":"at"}""", ".stack is not declared")]
    public async Task Fails_the_test_that_received_it(HttpStatusCode status, string mediaType, string body, string why)
    {
        XunitException failure = await Assert.ThrowsAnyAsync<XunitException>(() => Ask(status, mediaType, body));
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_one_with_a_name_that_no_enumeration_has()
    {
        XunitException failure = await Assert.ThrowsAnyAsync<XunitException>(() => Ask(HttpStatusCode.OK, "application/json", Session.Replace("operator", "emperor", StringComparison.Ordinal)));
        Assert.Contains(".role is 'emperor'", failure.Message, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Ask(HttpStatusCode status, string mediaType, string body)
    {
        using HttpClient client = new(new DeclaredAnswers(new Canned(status, mediaType, body))) { BaseAddress = running.Dialog.Api };
        return await client.GetAsync("/api/v1/session", TestContext.Current.CancellationToken);
    }

    private sealed class Canned(HttpStatusCode status, string mediaType, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) });
    }
}
