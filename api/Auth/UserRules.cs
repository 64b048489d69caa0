using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Regions;

namespace Dialog.Api.Auth;

/// <summary>Which role belongs where.</summary>
internal static class UserRules
{
    public static async Task<BadRequestProblem?> Fault(string login, UserBody body, Person by, IGrainFactory grains) =>
        Fault(login, body, by) ?? (body.Region == Person.AllRegions ? null : Fault(body, await grains.GetGrain<IRegionGrain>(body.Region).Get()));

    private static BadRequestProblem? Fault(string login, UserBody body, Person by) => body switch
    {
        _ when login.Length is < 2 or > 60 || login.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')) =>
            Errors.Field("login", "2 to 60 latin letters, digits, '.', '-' or '_'"),
        { Name: null or "" } => Errors.Field("name", "must not be empty"),
        _ when body.Name.Length > 200 || string.IsNullOrWhiteSpace(body.Name) => Errors.Field("name", "1 to 200 characters"),
        _ when !Roles.All.Contains(body.Role) => Errors.Field("role", $"must be one of {string.Join(", ", Roles.All)}"),
        _ when Roles.IsCentral(body.Role) && body.Region != Person.AllRegions => Errors.Field("region", $"the role {body.Role} belongs to all regions: '*'"),
        { Region: Person.AllRegions } when body.Role != Roles.Administrator && !Roles.IsCentral(body.Role) =>
            Errors.Field("region", "only administrators, analysts and engineers belong to all regions"),
        _ => null,
    };

    private static BadRequestProblem? Fault(UserBody body, RegionConfiguration? region) => region switch
    {
        null => Errors.Field("region", $"'{body.Region}' is not configured"),
        _ when body.Authority is not null && region.Authorities.All(a => a.Id != body.Authority) => Errors.Field("authority", $"'{body.Authority}' is not an authority of {body.Region}"),
        _ when Roles.IsBoundToAuthority(body.Role) && body.Authority is null => Errors.Field("authority", $"an {body.Role} belongs to one"),
        _ when body.Official is not null && region.Officials.All(o => o.Id != body.Official) => Errors.Field("official", $"'{body.Official}' is not an official of {body.Region}"),
        _ => null,
    };
}
