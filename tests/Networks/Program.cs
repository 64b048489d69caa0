using System.CommandLine;
using Dialog.Channels;
using Dialog.Networks;
using Dialog.Support.Api;

// Plays every network on this machine for a running Dialog: connects one channel each and opens a page to write as a resident.
Option<string> api = new("--api") { Description = "Address of the running Dialog.", DefaultValueFactory = _ => "http://localhost:8080" };
Option<string> data = new("--data") { Description = "Its data folder, where the first password lies.", DefaultValueFactory = _ => ".dialog" };
Option<string> region = new("--region") { Description = "The region that gets the channels.", DefaultValueFactory = _ => "demo" };
Option<int?> port = new("--port") { Description = "Port of the page; the first free one from 5090 on by default." };
RootCommand command = new("Stand-ins of the networks, for trying Dialog without accounts anywhere.") { api, data, region, port };
command.SetAction(async (parsed, stop) =>
{
    if (!Uri.TryCreate(parsed.GetValue(api), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
    {
        Console.Error.WriteLine("--api: an absolute http or https address, e.g. http://localhost:8080");
        return 1;
    }

    string password = Path.Combine(parsed.GetValue(data)!, "sign-in.password");
    if (!File.Exists(password))
    {
        Console.Error.WriteLine($"{password} is not there: start Dialog first (dotnet run --project deploy/local), or name its folder with --data.");
        return 1;
    }

    await using StandIns networks = await StandIns.Start();
    using ApiSession admin = new(address);
    await admin.SignIn("admin", (await File.ReadAllTextAsync(password, stop)).Trim(), stop);
    foreach (INetworkStandIn network in networks.All)
    {
        ChannelSettings settings = network.Settings(parsed.GetValue(region)!, address);
        await admin.PutChannel($"{settings.Region}-stand-in-{settings.Kind}", settings, stop);
        Console.WriteLine($"  {network.Name}: connected");
    }

    await using Street street = await Street.Open(networks.All, parsed.GetValue(port));
    Console.WriteLine($"\nWrite as a resident: {street.Address}\nCtrl+C ends the networks; Dialog then shows them as unreachable and waits.");
    try
    {
        await Task.Delay(Timeout.Infinite, stop);
    }
    catch (OperationCanceledException)
    {
        // Asked to end.
    }

    return 0;
});
return await command.Parse(args).InvokeAsync();
