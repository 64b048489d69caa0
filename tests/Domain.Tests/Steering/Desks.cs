using Dialog.Deadlines.Domain;
using Dialog.Domain.Tests.Deadlines;
using Dialog.Regions;
using Dialog.Steering.Domain;

namespace Dialog.Domain.Tests.Steering;

/// <summary>People and queues of the examples: nine to six with lunch, a Wednesday morning.</summary>
internal static class Desks
{
    public static readonly WorkCalendar Office = Calendars.Office();

    public static readonly WorkingDays Days = new(Office);

    /// <summary>Wednesday, an hour of work done.</summary>
    public static readonly DateTimeOffset Morning = Office.Local("2025-03-05 10:00");

    /// <summary>One case an hour, eight a day.</summary>
    public static readonly Pace OneAnHour = new(1, 8);

    public static QueuedCase Case(int number, DateTimeOffset? due, bool resting = false) => new(new Guid(number, 0, 0, new byte[8]), number, due) { Resting = resting };

    /// <summary>Due after so many hours of the clock.</summary>
    public static QueuedCase DueIn(int number, double hours) => Case(number, Morning.AddHours(hours));

    public static Official Person(string id, string authority = "roads", int capacity = 20, WorkingInterval[]? hours = null, params Absence[] absences) =>
        new(id, id, authority, "", capacity, false, null, hours, absences);
}
