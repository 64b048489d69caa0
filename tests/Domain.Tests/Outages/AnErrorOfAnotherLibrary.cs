using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization;
using Polly.Timeout;

namespace Dialog.Domain.Tests.Outages;

/// <summary>A silo that is short of processor time fails with an error of Orleans whose cause is one of Polly.</summary>
public sealed class AnErrorOfAnotherLibrary
{
    [Fact]
    public void Arrives_with_the_error_it_caused_and_is_an_outage()
    {
        using ServiceProvider services = new ServiceCollection().AddSerializer().Configure<ExceptionSerializationOptions>(CarriedErrors.Configure).BuildServiceProvider();
        Serializer serializer = services.GetRequiredService<Serializer>();
        Exception sent = new OrleansException("The grain could not be placed", new TimeoutException("late", new TimeoutRejectedException("The operation did not end in time")));

        Exception? arrived = serializer.Deserialize<Exception>(serializer.SerializeToArray(sent));

        Assert.NotNull(arrived);
        Assert.IsType<OrleansException>(arrived);
        Assert.True(Outage.IsOne(arrived));
        Assert.Contains("did not end in time", arrived.InnerException!.InnerException!.Message, StringComparison.Ordinal);
    }
}
