using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Dialog.Channels;
using Dialog.Channels.ExternalOrganisation;
using Dialog.Channels.Open311;
using Dialog.Open311;

namespace Dialog.Domain.Tests.Channels.Open311;

/// <summary>The client's readers on answers as servers give them, and on what is left of them after damage.</summary>
public sealed partial class AnswersOfOtherServers
{
    private static readonly ReadContext Context = new("organisation", "demo", DateTimeOffset.UnixEpoch);

    /// <summary>Samples of the specification: every fenced block that looks like an answer.</summary>
    private static List<string> Samples()
    {
        List<string> found = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(SharedData.Folder("channels/open311"), "spec-open311.github.io"), "*.md", SearchOption.AllDirectories))
        {
            foreach (Match block in Fenced().Matches(File.ReadAllText(file)))
            {
                string text = block.Groups[1].Value.Trim();
                int begin = text.StartsWith("HTTP/", StringComparison.Ordinal) ? text.IndexOf("\n\n", StringComparison.Ordinal) : 0;
                string body = begin < 0 ? "" : text[begin..].Trim();
                if (body.StartsWith('<') || body.StartsWith('[') || body.StartsWith('{'))
                {
                    found.Add(body);
                }
            }
        }
        return found;
    }

    [Fact]
    public void Give_every_id_status_and_note_of_the_specifications_samples()
    {
        List<string> samples = Samples();
        Assert.True(samples.Count >= 12, $"only {samples.Count} samples");
        foreach (string sample in samples.Where(s => s.Contains("service_request_id", StringComparison.Ordinal)))
        {
            Open311Read<ServiceRequest> read = Open311Reader.Requests(Encoding.UTF8.GetBytes(sample));
            Assert.True(read.Problem is null, $"{read.Problem}\n{sample}");
            Assert.Equal(Values(sample, "service_request_id"), read.Items.Select(r => r.Id ?? "").Where(i => i.Length > 0));
            Assert.Equal(Values(sample, "status"), read.Items.Select(r => r.Status ?? "").Where(i => i.Length > 0));
            Assert.Equal(Values(sample, "status_notes"), read.Items.Select(r => r.StatusNotes ?? "").Where(i => i.Length > 0));
            Assert.Equal(Values(sample, "token"), read.Items.Select(r => r.Token ?? "").Where(i => i.Length > 0));
        }
    }

    [Fact]
    public void Give_the_services_definitions_and_errors_of_the_samples()
    {
        List<string> samples = Samples();
        int services = 0, definitions = 0, errors = 0;
        foreach (string sample in samples)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(sample);
            if (sample.Contains("<services>", StringComparison.Ordinal) && sample.Contains("service_code", StringComparison.Ordinal) || sample.Contains("\"metadata\"", StringComparison.Ordinal))
            {
                Assert.Equal(Values(sample, "service_code"), Open311Reader.Services(bytes).Items.Select(s => s.Code));
                services++;
            }
            if (sample.Contains("WHISHETN", StringComparison.Ordinal) && !sample.Contains("api_key", StringComparison.Ordinal))
            {
                ServiceDefinition definition = Assert.Single(Open311Reader.Definitions(bytes).Items);
                ServiceAttribute attribute = Assert.Single(definition.Attributes);
                Assert.Equal(("DMV66", "WHISHETN", "singlevaluelist", true, "123,124"), (definition.Code, attribute.Code, attribute.Datatype, attribute.Required, string.Join(',', attribute.Values.Select(v => v.Key))));
                definitions++;
            }
            if (sample.Contains("Invalid api_key", StringComparison.Ordinal))
            {
                Assert.Equal("403", Assert.Single(Open311Reader.Errors(bytes).Items).Code);
                errors++;
            }
        }
        Assert.True(services >= 2 && definitions >= 2 && errors >= 2, $"{services} {definitions} {errors}");
    }

    [Theory]
    [InlineData("""<requests><request><service_request_id> 12 </service_request_id><status>OPEN</status></request></requests>""", "12", "open")]
    [InlineData("""{"service_requests":[{"service_request_id":12,"status":"open","lat":null}]}""", "12", "open")]
    [InlineData("""[{"request":{"service_request_id":"12","status":"open"}}]""", "12", "open")]
    [InlineData("""{"service_request_id":"a-b/12","status":"closed"}""", "a-b/12", "closed")]
    [InlineData("""[{"service_request_id":0012,"status":"open"}]""", "0012", "open")]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><service_requests type=\"array\"><request><service_request_id>12</service_request_id><status>open</status></request></service_requests>", "12", "open")]
    [InlineData("\n  <?xml version=\"1.0\"?>\n<r xmlns=\"http://wiki.open311.org/GeoReport_v2\"><request><service_request_id>12</service_request_id><status>open</status></request></r>", "12", "open")]
    public void May_be_shaped_in_many_ways(string answer, string id, string status)
    {
        ServiceRequest request = Assert.Single(Open311Reader.Requests(Encoding.UTF8.GetBytes(answer)).Items);
        Assert.Equal((id, status), (request.Id, request.Status));
    }

    [Theory]
    [InlineData("<service_requests><request><service_request_id>12</service_request_id><source>Phone/source><status>open</status></request></service_requests>", "12", "open")]
    [InlineData("<service_requests><request><service_request_id>12</service_request_id><at>now</then><status>open</status><status_notes>R&D & more</status_notes></request></service_requests>", "12", "open")]
    [InlineData("<service_requests><request><service_request_id>12</service_request_id><status>open</status><status_notes>not to the e", "12", "open")]
    public void May_be_broken_where_it_matters_little(string answer, string id, string status)
    {
        ServiceRequest request = Assert.Single(Open311Reader.Requests(Encoding.UTF8.GetBytes(answer)).Items);
        Assert.Equal((id, status), (request.Id, request.Status));
    }

    [Fact]
    public void Give_no_id_that_was_cut() =>
        Assert.Empty(Open311Reader.Requests(Encoding.UTF8.GetBytes("<service_requests><request><service_request_id>12")).Items);

    [Fact]
    public void May_be_in_the_encoding_their_declaration_names()
    {
        byte[] answer = Encoding.GetEncoding("windows-1251").GetBytes("<?xml version=\"1.0\" encoding=\"windows-1251\"?><service_requests><request><service_request_id>1</service_request_id><status_notes>Сделано</status_notes></request></service_requests>");
        Assert.Equal("Сделано", Assert.Single(Open311Reader.Requests(answer).Items).StatusNotes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Bad gateway")]
    [InlineData("{\"service_request_id\":")]
    [InlineData("OK")]
    public void Are_a_problem_in_words_when_they_are_none(string answer)
    {
        Assert.NotNull(Open311Reader.Requests(Encoding.UTF8.GetBytes(answer)).Problem);
        Assert.IsType<ReadResult.Broken>(ExternalReader.Read(Encoding.UTF8.GetBytes(answer)));
    }

    [Fact]
    public void Never_throw_however_they_are_damaged()
    {
        string[] seeds =
        [
            """<?xml version="1.0" encoding="utf-8"?><service_requests><request><service_request_id>638344</service_request_id><status>closed</status><status_notes>Готово &amp; точка</status_notes><updated_datetime>2010-04-14T06:37:38-08:00</updated_datetime><lat>37.76</lat></request></service_requests>""",
            """[{"service_request_id":"638344","status":"closed","status_notes":"\ud83d\udc4d Готово","updated_datetime":"2010-04-14T06:37:38-08:00","lat":37.76,"attributes":[{"code":"a","value":[1,2]}]}]""",
            """<service_requests_updates><request_update><update_id>1</update_id><service_request_id>2</service_request_id><status>FIXED</status><description>x</description></request_update></service_requests_updates>""",
            """{"service_code":"DMV66","attributes":[{"variable":true,"code":"W","datatype":"singlevaluelist","required":true,"order":1,"values":[{"key":123,"name":"Ford"}]}]}""",
        ];
        Gen.Select(Gen.Int[0, seeds.Length - 1].Select(i => seeds[i]), Gen.Int[0, 400], Gen.Int[0, 60], Gen.Byte.Array[0, 12], Gen.Bool).Sample((seed, at, cut, insert, repeat) =>
        {
            List<byte> bytes = [.. Encoding.UTF8.GetBytes(seed)];
            int from = Math.Min(at, bytes.Count);
            bytes.RemoveRange(from, Math.Min(cut, bytes.Count - from));
            bytes.InsertRange(from, insert);
            if (repeat)
            {
                bytes.AddRange(bytes.ToArray());
            }

            byte[] damaged = [.. bytes];
            _ = Open311Reader.Requests(damaged);
            _ = Open311Reader.Updates(damaged);
            _ = Open311Reader.Services(damaged);
            _ = Open311Reader.Definitions(damaged);
            _ = Open311Reader.Errors(damaged);
            ReadResult result = ExternalReader.Read(damaged);
            Assert.True(result is ReadResult.ExternalUpdate { NetworkId.Length: > 0 } or ReadResult.Broken);
            Assert.True(new Open311Channel().Read(damaged, Context) is ReadResult.Broken or ReadResult.Message);
        }, iter: 20_000);
    }

    [Fact]
    public void Are_found_nested_as_deep_as_nobody_writes_without_a_fall()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000));
        _ = Open311Reader.Requests(Encoding.UTF8.GetBytes(deep));
        _ = Open311Reader.Requests(Encoding.UTF8.GetBytes(new string('[', 50_000)));
    }

    // Independent of the readers: what is between tags, or behind a name in JSON; empty and null are nothing.
    private static List<string> Values(string sample, string field)
    {
        IEnumerable<string> values = sample.StartsWith('<')
            ? Regex.Matches(sample, $"<{field}>([^<]*)</{field}>").Select(m => m.Groups[1].Value)
            : Regex.Matches(sample, $"\"{field}\"\\s*:\\s*(?:\"([^\"]*)\"|([^,\\s}}\\]]+))").Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value == "null" ? "" : m.Groups[2].Value);
        return [.. values.Select(v => v.Trim()).Where(v => v.Length > 0)];
    }

    [GeneratedRegex(@"~~~~?[^\n]*\n(.*?)~~~~?", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
