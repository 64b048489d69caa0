namespace Dialog.Api.Setup;

/// <summary>On an endpoint: how a refusal is written where the protocol wants another form than problem details.</summary>
/// <param name="Write">request, status, what to do</param>
internal sealed record ProblemFormat(Func<HttpRequest, int, string, IResult> Write);
