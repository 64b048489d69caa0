using System.Reflection;
using Dialog.Calls;
using Dialog.Cases;
using Dialog.Cluster;
using Dialog.Erasure;
using Dialog.Webhooks;

namespace Dialog.Domain.Tests.Cluster;

public sealed class WhoACallNames
{
    private static readonly Caller Anna = new(CallerKind.Person, "anna-login", "anna");

    [Theory]
    [InlineData(CallerKind.Person, ActorKind.Official, "anna", true)]
    [InlineData(CallerKind.Person, ActorKind.Official, "anna-login", false)]
    [InlineData(CallerKind.Person, ActorKind.Official, "boris", false)]
    [InlineData(CallerKind.Person, ActorKind.System, "anna", false)]
    [InlineData(CallerKind.Person, ActorKind.Resident, "anybody", true)]
    [InlineData(CallerKind.Public, ActorKind.Resident, "anybody", true)]
    [InlineData(CallerKind.Public, ActorKind.Official, "anna", false)]
    [InlineData(CallerKind.Public, ActorKind.Official, "", false)]
    [InlineData(CallerKind.Public, ActorKind.System, "clock", false)]
    [InlineData(CallerKind.Silo, ActorKind.Official, "anna", true)]
    [InlineData(CallerKind.Silo, ActorKind.System, "clock", true)]
    public void In_a_command_is_the_caller(CallerKind kind, ActorKind named, string id, bool allowed)
    {
        Caller caller = kind == CallerKind.Person ? Anna : new Caller(kind, "", "");
        CaseCommand command = new Claim { CommandId = "c", CaseId = Guid.Empty, By = new Actor(named, id, "x") };
        Assert.Equal(allowed, ActingNames.AreTheCallers(caller, Method<IThreadGrain>(nameof(IThreadGrain.Execute)), _ => command));
    }

    [Theory]
    [InlineData("anna", true)]
    [InlineData("anna-login", true)]
    [InlineData("boris", false)]
    public void In_a_marked_parameter_or_property_is_the_caller(string named, bool allowed)
    {
        Assert.Equal(allowed, ActingNames.AreTheCallers(Anna, Method<IErasureGrain>(nameof(IErasureGrain.Confirm)), _ => named));
        Assert.Equal(allowed, ActingNames.AreTheCallers(
            Anna, Method<IErasureGrain>(nameof(IErasureGrain.Request)), _ => new ErasureRequest("r", "vk", "1", "request", "basis", named)));
        object?[] put = [null, named, "region"];
        Assert.Equal(allowed, ActingNames.AreTheCallers(Anna, Method<IWebhookGrain>(nameof(IWebhookGrain.Put)), i => put[i]));
    }

    [Fact]
    public void Is_marked_wherever_a_contract_takes_an_actor()
    {
        ParameterInfo[] parameters =
        [
            .. from type in typeof(Actor).Assembly.GetTypes()
               where type.IsInterface && typeof(IGrain).IsAssignableFrom(type)
               from method in type.GetMethods()
               from parameter in method.GetParameters()
               select parameter,
        ];
        string[] unmarked =
        [
            .. from parameter in parameters
               where parameter.ParameterType == typeof(Actor) && !parameter.IsDefined(typeof(ActingAttribute))
               select $"{parameter.Member.Name}({parameter.Name})",
            .. from type in typeof(Actor).Assembly.GetTypes()
               where parameters.Any(p => p.ParameterType.IsAssignableFrom(type) && p.ParameterType != typeof(object))
               from property in type.GetProperties()
               where property.PropertyType == typeof(Actor) && !property.IsDefined(typeof(ActingAttribute), inherit: true)
               select $"{type.Name}.{property.Name}",
        ];
        Assert.Empty(unmarked);
    }

    private static MethodInfo Method<T>(string name) => typeof(T).GetMethod(name)!;
}
