using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Deployment;

/// <summary>deploy/helm/dialog, rendered by helm for each size of its golden values.</summary>
public sealed partial class TheChart
{
    private const string Settings = "DIALOG_WRITE_RENDERED";
    private static readonly string[] Sizes = ["small", "region", "country"];

    public static TheoryData<string> EverySize => [.. Sizes];

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Renders_what_is_stored(string size)
    {
        Helm.IsHereOrSkip();
        string stored = Path.Combine(Repository.Root, "tests/Domain.Tests/Deployment/rendered", $"{size}.yaml");
        if (Environment.GetEnvironmentVariable(Settings) == "1")
        {
            File.WriteAllText(stored, Helm.Render(size));
        }

        Assert.True(File.Exists(stored), $"{stored} is missing: {Settings}=1 writes it");
        Assert.True(File.ReadAllText(stored) == Helm.Render(size), $"The chart renders something else for {size} than is stored: {Settings}=1 writes it again, then read the difference.");
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Has_nothing_helm_complains_of(string size)
    {
        Helm.IsHereOrSkip();
        (int code, string output, string errors) = Helm.Run("lint", "--strict", Helm.Chart, "--values", Helm.ValuesOf(size));
        Assert.True(code == 0, output + errors);
    }

    [Theory]
    [InlineData("publicAddress=http://dialog.example", "/publicAddress")]
    [InlineData("images.silo.tag=latest", "/images/silo/tag")]
    [InlineData("images.silo.tag=", "/images/silo")]
    [InlineData("secrets.run=", "/secrets/run")]
    [InlineData("silo.resources.limits=null", "/silo/resources")]
    [InlineData("silo.terminationGracePeriodSeconds=10", "/silo/terminationGracePeriodSeconds")]
    [InlineData("silo.replicass=3", "replicass")]
    [InlineData("settings.Dialog__Mail__Password=secret", "invalid propertyName 'Dialog__Mail__Password'")]
    [InlineData("settings.Dialog__Files__S3__SecretKey=secret", "invalid propertyName 'Dialog__Files__S3__SecretKey'")]
    [InlineData("api.settings.Dialog__Oidc__ClientSecret=secret", "invalid propertyName 'Dialog__Oidc__ClientSecret'")]
    [InlineData("network.database.cidrs=null", "/network/database")]
    [InlineData("keda.enabled=true", "/keda/databaseSecret")]
    [InlineData("tls.siloSecret=", "tls.siloSecret or tls.certManager.issuer")]
    [InlineData("network.ingressNamespace=", "network.ingressNamespace")]
    public void Refuses_by_name(string value, string named)
    {
        Helm.IsHereOrSkip();
        (int code, _, string errors) = Helm.Run("template", "dialog", Helm.Chart, "--values", Helm.ValuesOf("small"), "--set", value);
        Assert.NotEqual(0, code);
        Assert.Contains(named, errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Runs_every_container_as_nobody_special_with_limits(string size)
    {
        foreach (JsonNode pod in Pods(size))
        {
            Assert.Equal("false", pod.Text("automountServiceAccountToken"));
            Assert.Equal("true", pod.Text("securityContext", "runAsNonRoot"));
            Assert.Equal("RuntimeDefault", pod.Text("securityContext", "seccompProfile", "type"));
            Assert.Null(pod.At("hostNetwork"));
            Assert.DoesNotContain(pod.List("volumes"), v => v.At("hostPath") is not null);
            foreach (JsonNode container in pod.List("containers"))
            {
                Assert.Equal("true", container.Text("securityContext", "readOnlyRootFilesystem"));
                Assert.Equal("false", container.Text("securityContext", "allowPrivilegeEscalation"));
                Assert.Equal("ALL", Assert.Single(container.List("securityContext", "capabilities", "drop")).ToString());
                Assert.Equal(["cpu", "memory"], container.Map("resources", "requests").Keys.Order());
                Assert.Contains("memory", container.Map("resources", "limits").Keys);
                Assert.Matches(@"^[^:@]+(:[^:@]*[0-9][^:@]*|@sha256:[0-9a-f]{64})$", container.Text("image")!);
                Assert.Equal(container.List("volumeMounts").Select(m => m.Text("name")).Order(), pod.List("volumes").Select(v => v.Text("name")).Order());
                // The root is read-only and the runtime needs somewhere to write.
                Assert.Contains(container.List("volumeMounts"), m => m.Text("mountPath") == "/tmp");
            }
        }
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Sets_only_what_the_product_reads_and_no_secret(string size)
    {
        List<JsonNode> objects = Objects(size);
        Assert.DoesNotContain(objects, o => o.Text("kind") == "Secret");
        JsonNode values = Repository.Yaml($"deploy/helm/dialog/golden/{size}.yaml");
        foreach (JsonNode pod in Pods(size))
        {
            foreach (JsonNode variable in pod.List("containers").SelectMany(c => c.List("env")))
            {
                string name = variable.Text("name")!;
                Assert.True(KnownSettings.Has(name), $"{name} is no setting that silos or apis read");
                Assert.DoesNotMatch("Password|SecretKey|ClientSecret|Secrets__Key|ConnectionStrings", name);
            }

            JsonNode secrets = Assert.Single(pod.List("volumes"), v => v.Text("name") == "secrets");
            Assert.All(secrets.List("projected", "sources"), s => Assert.Contains(s.Text("secret", "name")!, values.At("secrets")!.ToJsonString(), StringComparison.Ordinal));
            Assert.Equal("/run/dialog/secrets", Env(pod, "Dialog__Secrets__Folder"));
            Assert.Contains(pod.List("containers").SelectMany(c => c.List("volumeMounts")), m => m.Text("mountPath") == "/run/dialog/secrets" && m.Text("readOnly") == "true");
        }

        // Only the migration gets at what makes roles and tables.
        Assert.Equal(["migrate"], Pods(size).Where(p => p.ToJsonString().Contains(values.Text("secrets", "migrate")!, StringComparison.Ordinal)).Select(p => Name(p.List("containers")[0])));
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Asks_each_process_whether_it_lives_and_where_it_listens(string size)
    {
        foreach (JsonNode container in Deployments(size).Select(d => d.At("spec", "template", "spec")!.List("containers")[0]))
        {
            Dictionary<string, int> ports = container.List("ports").ToDictionary(p => p.Text("name")!, p => p.Number("containerPort"));
            foreach (string probe in (string[])["startupProbe", "readinessProbe", "livenessProbe"])
            {
                Assert.True(ports.ContainsKey(container.Text(probe, "httpGet", "port")!), $"{Name(container)} {probe}");
                Assert.Matches("^/health/(live|ready)$", container.Text(probe, "httpGet", "path")!);
            }

            Assert.Equal("/health/ready", container.Text("readinessProbe", "httpGet", "path"));
            // What is away for all would otherwise have all of them restarted.
            Assert.Equal("/health/live", container.Text("livenessProbe", "httpGet", "path"));
            Dictionary<string, string> set = container.List("env").ToDictionary(e => e.Text("name")!, e => e.Text("value") ?? "");
            Assert.Equal($"http://+:{ports["http"]}", set["ASPNETCORE_URLS"]);
            Assert.Equal($"0.0.0.0:{ports["metrics"]}", set["Dialog__Metrics__Listen"]);
        }
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Gives_a_silo_the_address_and_ports_it_is_reached_at(string size)
    {
        JsonNode silo = Deployment(size, "silo").At("spec", "template", "spec")!.List("containers")[0];
        Assert.Equal("status.podIP", silo.List("env").Single(e => e.Text("name") == "Dialog__Silo__Address").Text("valueFrom", "fieldRef", "fieldPath"));
        string setup = Repository.Text("silo/SiloSetup.cs");
        int port = Default(setup, "Dialog:Silo:Port"), gateway = Default(setup, "Dialog:Silo:GatewayPort");
        Assert.Equal([port, gateway], silo.List("ports").Where(p => p.Text("name") is "silo" or "gateway").Select(p => p.Number("containerPort")));
        JsonNode policy = Objects(size).Single(o => o.Text("kind") == "NetworkPolicy" && Name(o) == "dialog-silo");
        Assert.Equal([(port, "silo"), (gateway, "api")], policy.List("spec", "ingress").Take(2).Select(r =>
            (r.List("ports")[0].Number("port"), r.List("from")[0].Text("podSelector", "matchLabels", "app.kubernetes.io/component"))));
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Replaces_processes_one_by_one_and_lets_them_drain(string size)
    {
        const int shutdown = 30;
        Assert.Contains($"ShutdownTimeout = TimeSpan.FromSeconds({shutdown})", Repository.Text("silo/SiloSetup.cs"), StringComparison.Ordinal);
        foreach (JsonNode deployment in Deployments(size))
        {
            Assert.Equal("0", deployment.Text("spec", "strategy", "rollingUpdate", "maxUnavailable"));
            JsonNode pod = deployment.At("spec", "template", "spec")!;
            string? before = pod.List("containers")[0].Text("lifecycle", "preStop", "sleep", "seconds");
            int sleeps = before is null ? 0 : int.Parse(before, System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(pod.Number("terminationGracePeriodSeconds") > shutdown + sleeps, Name(deployment));
            Assert.Equal("1", Objects(size).Single(o => o.Text("kind") == "PodDisruptionBudget" && Name(o) == Name(deployment)).Text("spec", "maxUnavailable"));
        }

        Assert.NotNull(Deployment(size, "api").At("spec", "template", "spec")!.List("containers")[0].At("lifecycle", "preStop", "sleep"));
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Selects_only_what_is_there(string size)
    {
        List<JsonNode> objects = Objects(size);
        Dictionary<string, string>[] pods = [.. objects.Where(o => o.At("spec", "template", "metadata") is not null).Select(o => o.Map("spec", "template", "metadata", "labels"))];
        IEnumerable<(string Of, Dictionary<string, string> Labels)> selectors =
        [
            .. objects.Where(o => o.Text("kind") is "Deployment" or "PodDisruptionBudget").Select(o => (Name(o), o.Map("spec", "selector", "matchLabels"))),
            .. objects.Where(o => o.Text("kind") == "Service").Select(o => (Name(o), o.Map("spec", "selector"))),
            .. objects.Where(o => o.Text("kind") == "NetworkPolicy").Select(o => (Name(o), o.Map("spec", "podSelector", "matchLabels"))),
        ];
        foreach ((string of, Dictionary<string, string> labels) in selectors)
        {
            Assert.NotEmpty(labels);
            Assert.True(pods.Count(p => labels.All(l => p.GetValueOrDefault(l.Key) == l.Value)) == 1, $"{of} selects something else than one kind of pods");
        }

        foreach (JsonNode monitor in objects.Where(o => o.Text("kind") == "ServiceMonitor"))
        {
            Dictionary<string, string> labels = monitor.Map("spec", "selector", "matchLabels");
            JsonNode service = Assert.Single(objects, o => o.Text("kind") == "Service" && labels.All(l => o.Map("metadata", "labels").GetValueOrDefault(l.Key) == l.Value));
            Assert.Contains(service.List("spec", "ports"), p => p.Text("name") == monitor.List("spec", "endpoints")[0].Text("port"));
        }

        foreach (JsonNode service in objects.Where(o => o.Text("kind") == "Service"))
        {
            string[] named = [.. Deployment(size, service.Text("spec", "selector", "app.kubernetes.io/component")!).At("spec", "template", "spec")!.List("containers")[0].List("ports").Select(p => p.Text("name")!)];
            Assert.All(service.List("spec", "ports"), p => Assert.Contains(p.Text("targetPort"), named));
        }

        Assert.All(objects.Where(o => o.Text("kind") == "ScaledObject"), s => Assert.Contains(Deployments(size), d => Name(d) == s.Text("spec", "scaleTargetRef", "name")));
        JsonNode backend = objects.Single(o => o.Text("kind") == "Ingress").List("spec", "rules")[0].List("http", "paths")[0].At("backend", "service")!;
        Assert.Contains(objects, o => o.Text("kind") == "Service" && Name(o) == Name(backend, "name") && o.List("spec", "ports").Any(p => p.Text("name") == backend.Text("port", "name")));
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Lets_every_pod_talk_only_to_whom_it_must(string size)
    {
        string[] closed = [.. Objects(size).Where(o => o.Text("kind") == "NetworkPolicy").Select(o => o.Text("spec", "podSelector", "matchLabels", "app.kubernetes.io/component")!)];
        Assert.Equal(["api", "migrate", "silo"], closed.Order());
        Assert.All(Objects(size).Where(o => o.Text("kind") == "NetworkPolicy"), p =>
        {
            Assert.Equal(["Ingress", "Egress"], p.List("spec", "policyTypes").Select(t => t.ToString()));
            Assert.All(p.List("spec", "ingress").Concat(p.List("spec", "egress")), r => Assert.NotEmpty(r.List("ports")));
            Assert.All(p.List("spec", "ingress"), r => Assert.NotEmpty(r.List("from")));
        });
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Migrates_before_anything_of_the_new_version_starts(string size)
    {
        JsonNode job = Assert.Single(Objects(size), o => o.Text("kind") == "Job");
        Assert.Equal("pre-install,pre-upgrade", job.Map("metadata", "annotations")["helm.sh/hook"]);
        JsonNode container = Assert.Single(job.List("spec", "template", "spec", "containers"));
        Assert.Equal("migrate", Assert.Single(container.List("args")).ToString());
        Assert.Equal(Deployment(size, "silo").At("spec", "template", "spec")!.List("containers")[0].Text("image"), container.Text("image"));
    }

    [Theory]
    [InlineData("region")]
    [InlineData("country")]
    public void Leaves_the_number_of_pods_to_what_scales_them(string size)
    {
        Assert.All(Deployments(size), d => Assert.Null(d.At("spec", "replicas")));
        JsonNode silo = Assert.Single(Objects(size), o => o.Text("kind") == "ScaledObject" && Name(o) == "dialog-silo");
        JsonNode trigger = Assert.Single(silo.List("spec", "triggers"));
        string query = trigger.Text("metadata", "query")!;
        Assert.Equal("postgresql", trigger.Text("type"));
        string migrations = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "grains/Storage/Migrations"), "*.sql").Select(File.ReadAllText));
        Assert.All(Tables().Matches(query), m => Assert.Contains($"create table {m.Groups[1].Value} (", migrations, StringComparison.Ordinal));
        Assert.All(States().Matches(query), m => Assert.Contains($"'{m.Groups[1].Value}'", migrations, StringComparison.Ordinal));
        JsonNode authentication = Assert.Single(Objects(size), o => o.Text("kind") == "TriggerAuthentication");
        Assert.Equal(Name(authentication), trigger.Text("authenticationRef", "name"));
        Assert.NotNull(authentication.List("spec", "secretTargetRef")[0].Text("name"));
    }

    [Theory]
    [InlineData("region")]
    [InlineData("country")]
    public void Asks_for_certificates_under_the_names_that_silos_believe(string size)
    {
        JsonNode[] certificates = [.. Objects(size).Where(o => o.Text("kind") == "Certificate")];
        Assert.Equal([Dialog.Cluster.CertificateMaker.NameOf("api"), Dialog.Cluster.CertificateMaker.NameOf("silo")], certificates.Select(c => c.List("spec", "dnsNames")[0].ToString()).Order());
        foreach (string component in (string[])["silo", "api"])
        {
            string mounted = Deployment(size, component).At("spec", "template", "spec")!.List("volumes").Single(v => v.Text("name") == "tls").Text("secret", "secretName")!;
            Assert.Contains(certificates, c => c.Text("spec", "secretName") == mounted && c.List("spec", "dnsNames")[0].ToString().StartsWith(component, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Dialog__Silo__Adress")]
    [InlineData("Dialog__Files__S3__Buckett")]
    [InlineData("ConnectionStrings__Dialogue")]
    [InlineData("Dialog")]
    public void Would_be_missed_when_a_setting_were_not_read(string name) => Assert.False(KnownSettings.Has(name));

    [Theory]
    [InlineData("Dialog__Silo__Address")]
    [InlineData("Dialog__Cluster__Tls__KeyFile")]
    [InlineData("Dialog__Files__S3__Bucket")]
    [InlineData("Dialog__Mail__Host")]
    [InlineData("Dialog__Audit__KeepDays")]
    [InlineData("ConnectionStrings__Audit")]
    public void Knows_a_setting_however_it_is_read(string name) => Assert.True(KnownSettings.Has(name));

    private static List<JsonNode> Objects(string size)
    {
        Helm.IsHereOrSkip();
        return Helm.Objects(size);
    }

    private static List<JsonNode> Deployments(string size) => [.. Objects(size).Where(o => o.Text("kind") == "Deployment")];

    private static JsonNode Deployment(string size, string component) => Deployments(size).Single(d => Name(d) == $"dialog-{component}");

    private static List<JsonNode> Pods(string size)
    {
        List<JsonNode> pods = [.. Objects(size).Select(o => o.At("spec", "template", "spec")).OfType<JsonNode>().Where(p => p.At("containers") is not null)];
        Assert.Equal(3, pods.Count);
        return pods;
    }

    private static string Name(JsonNode node, params string[] path) => node.Text(path.Length > 0 ? path : node.At("metadata") is null ? ["name"] : ["metadata", "name"])!;

    private static string? Env(JsonNode pod, string name) => pod.List("containers").SelectMany(c => c.List("env")).SingleOrDefault(e => e.Text("name") == name)?.Text("value");

    private static int Default(string source, string setting) =>
        int.Parse(Regex.Match(source, $"\"{setting}\", (\\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bfrom (\w+)")]
    private static partial Regex Tables();

    [GeneratedRegex(@"state = '(\w+)'")]
    private static partial Regex States();
}
