using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Deployment;

/// <summary>docker-compose.yml and what it mounts.</summary>
public sealed partial class TheComposition
{
    private static readonly JsonNode File = Repository.Yaml("docker-compose.yml");
    private static readonly Dictionary<string, JsonNode> Services = File.At("services")!.AsObject().ToDictionary(s => s.Key, s => s.Value!);

    // They end by themselves; whoever needs them waits for that.
    private static readonly string[] Once = ["migrate", "certificates"];

    private static IEnumerable<KeyValuePair<string, JsonNode>> Ours => Services.Where(s => s.Value.Text("image")!.StartsWith("dialog-", StringComparison.Ordinal));

    [Fact]
    public void Has_two_of_each_behind_a_proxy_with_what_watches_them() => Assert.Equal(
        ["api-1", "api-2", "certificates", "grafana", "migrate", "postgres", "prometheus", "proxy", "silo-1", "silo-2"], Services.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Runs_everything_without_privileges_on_a_read_only_root()
    {
        foreach ((string name, JsonNode service) in Services)
        {
            Assert.True(service.Text("read_only") == "true", name);
            Assert.Equal("ALL", Assert.Single(service.List("cap_drop")).ToString());
            Assert.Contains(service.List("security_opt"), o => o.ToString() == "no-new-privileges:true");
            Assert.Null(service.At("privileged"));
            Assert.DoesNotContain(service.List("volumes"), v => v.ToString().Contains("docker.sock", StringComparison.Ordinal));
            // Ours by their images' USER, the proxy's by its own: TheDockerfiles, and the name says so.
            string user = service.Text("user") ?? "";
            Assert.True(Ours.Any(o => o.Key == name) || service.Text("image")!.Contains("unprivileged", StringComparison.Ordinal) || user.Length > 0 && user is not ("root" or "0"), $"{name} runs as root");
        }
    }

    [Fact]
    public void Knows_whether_each_lives_and_starts_it_again()
    {
        foreach ((string name, JsonNode service) in Services)
        {
            bool once = Once.Contains(name);
            Assert.True(once == (service.At("healthcheck") is null), $"{name}: health");
            Assert.Equal(once ? "no" : "unless-stopped", service.Text("restart"));
            foreach ((string needed, JsonNode? how) in service.At("depends_on")?.AsObject().AsEnumerable() ?? [])
            {
                Assert.Equal(Once.Contains(needed) ? "service_completed_successfully" : "service_healthy", how.Text("condition"));
            }
        }
    }

    [Fact]
    public void Lets_each_drain_before_it_is_killed()
    {
        Assert.All(Services.Where(s => s.Key.StartsWith("silo", StringComparison.Ordinal)), s => Assert.Equal("45s", s.Value.Text("stop_grace_period")));
        Assert.All(Services.Where(s => s.Key.StartsWith("api", StringComparison.Ordinal)), s => Assert.Equal("40s", s.Value.Text("stop_grace_period")));
        Assert.Equal("2m", Services["postgres"].Text("stop_grace_period"));
    }

    [Fact]
    public void Sets_only_what_the_product_reads()
    {
        foreach ((string name, JsonNode service) in Ours)
        {
            Assert.All(service.Map("environment").Keys, v => Assert.True(KnownSettings.Has(v), $"{name}: {v} is no setting that silos or apis read"));
            Assert.All(service.List("secrets"), v => Assert.True(KnownSettings.Has(v.ToString()), $"{name}: {v} is no setting that silos or apis read"));
        }
    }

    [Fact]
    public void Takes_every_secret_from_a_file()
    {
        string[] known = [.. File.At("secrets")!.AsObject().Select(s => s.Key)];
        Assert.All(File.At("secrets")!.AsObject(), s => Assert.Equal($"${{DIALOG_SECRETS:-./secrets}}/{s.Key}", s.Value.Text("file")));
        Assert.Equal(known.Order(), Services.Values.SelectMany(s => s.List("secrets")).Select(s => s.ToString()).Distinct().Order());
        string made = Repository.Text("deploy/containers/make-secrets");
        Assert.All(known, s => Assert.True(made.Contains(s, StringComparison.Ordinal) || made.Contains($"role {s.Split("__")[^1]} ", StringComparison.Ordinal), $"make-secrets does not make {s}"));
        foreach ((string name, JsonNode service) in Services)
        {
            Assert.DoesNotContain(service.Map("environment"), v => SecretName().IsMatch(v.Key) && !v.Value.StartsWith("/run/secrets", StringComparison.Ordinal));
            bool migrates = name == "migrate";
            Assert.Equal(migrates, service.List("secrets").Any(s => s.ToString() is "ConnectionStrings__Admin" or "ConnectionStrings__Owner"));
        }
    }

    [Fact]
    public void Names_every_image_with_its_version() =>
        Assert.All(Services.Where(s => !Ours.Contains(s)), s => Assert.Matches(@"^[\w./-]+:v?\d+\.\d+[\w.-]*$", s.Value.Text("image")!));

    [Fact]
    public void Mounts_only_what_is_there()
    {
        string[] volumes = [.. File.At("volumes")!.AsObject().Select(v => v.Key)];
        foreach (string source in Services.Values.SelectMany(s => s.List("volumes")).Select(v => v.ToString().Split(':')[0]))
        {
            bool isThere = source.StartsWith("./", StringComparison.Ordinal) ? Path.Exists(Path.Combine(Repository.Root, source))
                : source.StartsWith("${DIALOG_ERASURES", StringComparison.Ordinal) || volumes.Contains(source);
            Assert.True(isThere, $"{source} is mounted and is not there");
        }
    }

    [Fact]
    public void Gives_silos_the_addresses_they_have_and_apis_the_proxy_they_believe()
    {
        foreach (string silo in (string[])["silo-1", "silo-2"])
        {
            Assert.Equal(Services[silo].Text("networks", "dialog", "ipv4_address"), Services[silo].Map("environment")["Dialog__Silo__Address"]);
        }

        string proxy = Services["proxy"].Text("networks", "dialog", "ipv4_address")!;
        Assert.All((string[])["api-1", "api-2"], api => Assert.Equal(proxy, Services[api].Map("environment")["Dialog__Public__KnownProxies"]));
        string[] reached = [.. Upstream().Matches(Repository.Text("deploy/containers/nginx.conf")).Select(m => m.Groups[1].Value)];
        Assert.Equal(["api-1", "api-2"], reached);
        // Nobody but the proxy and this host's administrators is reached from outside.
        Assert.Equal(["127.0.0.1:3000:3000", "443:8443", "80:8080"], Services.Values.SelectMany(s => s.List("ports")).Select(p => p.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("true", File.Text("networks", "data", "internal"));
    }

    [Fact]
    public void Has_a_proxy_that_passes_live_connections_and_says_itself_who_asks()
    {
        string proxy = Repository.Text("deploy/containers/nginx.conf");
        Assert.Contains("proxy_set_header Upgrade $http_upgrade;", proxy, StringComparison.Ordinal);
        Assert.Contains("proxy_set_header X-Forwarded-For $remote_addr;", proxy, StringComparison.Ordinal);
        Assert.DoesNotContain("$proxy_add_x_forwarded_for", proxy, StringComparison.Ordinal);
        Assert.Contains("ssl_protocols TLSv1.2 TLSv1.3;", proxy, StringComparison.Ordinal);
    }

    [Fact]
    public void Watches_every_silo_and_api_where_they_show_their_metrics()
    {
        foreach (JsonNode job in Repository.Yaml("deploy/containers/prometheus.yml").List("scrape_configs"))
        {
            JsonNode found = job.List("dns_sd_configs")[0];
            string alias = found.List("names")[0].ToString();
            JsonNode[] behind = [.. Services.Values.Where(s => s.List("networks", "dialog", "aliases").Any(a => a.ToString() == alias))];
            Assert.Equal(2, behind.Length);
            Assert.All(behind, s => Assert.EndsWith($":{found.Text("port")}", s.Map("environment")["Dialog__Metrics__Listen"], StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("PASSWORD|Password|SECRET|Secret__|Key$")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"server (api-\d):8080")]
    private static partial Regex Upstream();
}
