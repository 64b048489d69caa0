using Dialog.Regions;

namespace Dialog.Deadlines;

/// <summary>Answers an administrator's questions about a region's calendar and deadlines. Stateless, keyed by region code.</summary>
[Alias("dialog.IDeadlineDeskGrain")]
[GrainInterfaceType("Dialog.Deadlines.IDeadlineDeskGrain")]
public interface IDeadlineAdministrationGrain : IGrainWithStringKey
{
    /// <summary>What the deadlines of a message would be, as stored and as <paramref name="proposed"/>.</summary>
    [Alias("Simulate")]
    Task<SimulationReply> Simulate(SimulatedCase message, RegionConfiguration? proposed);

    /// <summary>A year as the region or one of its authorities works it; null when the region was never configured.</summary>
    [Alias("Year")]
    Task<CalendarYear?> Year(int year, string? authority);

    /// <summary>Reads a file and returns what it would change, or changes it. Null when the region was never configured.</summary>
    [Alias("Import")]
    Task<CalendarReply?> Import(CalendarFile file);

    /// <summary>A day off at once. A day that is declared already changes nothing. Null when the region was never configured.</summary>
    [Alias("Declare")]
    Task<CalendarReply?> Declare(EmergencyDay day);

    /// <summary>Takes an emergency back. Null when there is none of the day.</summary>
    [Alias("Withdraw")]
    Task<CalendarReply?> Withdraw(DateOnly date, string? authority);

    /// <summary>Years that come with the product, to be taken into a calendar.</summary>
    [Alias("ShippedYears")]
    Task<int[]> ShippedYears();
}
