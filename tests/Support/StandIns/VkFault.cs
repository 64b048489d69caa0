namespace Dialog.Support.StandIns;

/// <summary>What the stand-in does to one call instead of carrying it out.</summary>
public abstract record VkFault
{
    private VkFault()
    {
    }

    /// <summary>An error of VK's API, e.g. 6 "Too many requests per second".</summary>
    public sealed record Refuse(int Code, string Message) : VkFault;

    /// <summary>A proxy's page with a status, and no answer of the API; with 429 and 503 how long to wait.</summary>
    public sealed record Gateway(int Status, int? RetryAfter = null) : VkFault;

    /// <summary>It is carried out, the connection breaks before the answer.</summary>
    public sealed record TakeAndReset : VkFault;

    /// <summary>It is carried out, the answer never comes.</summary>
    public sealed record TakeAndHang : VkFault;

    /// <summary>It is carried out, and a proxy says that it cannot tell.</summary>
    public sealed record TakeAndGateway(int Status) : VkFault;

    /// <summary>The connection breaks before it is carried out.</summary>
    public sealed record Reset : VkFault;
}
