using System.Security.Cryptography;
using System.Text;
using Dialog.Cases;
using Dialog.Open311;

namespace Dialog.Channels.ExternalOrganisation;

/// <summary>What the poll returns of an external organisation as payloads, and those payloads as its updates. Pure.</summary>
public static class ExternalReader
{
    public static ReadResult Read(ReadOnlySpan<byte> payload)
    {
        Open311Read<RequestUpdate> updates = Open311Reader.Updates(payload);
        if (updates.Problem is { } problem)
        {
            return new ReadResult.Broken("$", problem);
        }

        if (updates.Items is [{ } update, ..])
        {
            return update.RequestId is null
                ? new ReadResult.Broken("service_request_id", "missing")
                : new ReadResult.ExternalUpdate(update.RequestId, null, update.Status, false, ExternalStatus.Notes(update.Description, update.MediaUrls), update.UpdatedAt);
        }
        return Open311Reader.Requests(payload).Items switch
        {
            [{ Token: { } token, Id: { } id }, ..] => new ReadResult.ExternalUpdate($"{ExternalOutcomes.Token}{token}", id, null, false, null, null),
            [{ Id: { } id } request, ..] => new ReadResult.ExternalUpdate(id, null, request.Status, ExternalStatus.IsDone(request.Status), request.StatusNotes, request.UpdatedAt)
            {
                IsOpen = request.Status is not null && !ExternalStatus.IsDone(request.Status),
            },
            _ => new ReadResult.Broken("service_request_id", "missing"),
        };
    }

    /// <summary>The same until something that is reported of it changes.</summary>
    internal static Payload Of(ServiceRequest request) => new(
        request.Token is { } token ? $"{ExternalOutcomes.Token}{token}" : $"request:{request.Id}:{Digest($"{request.Status}\n{request.StatusNotes}\n{request.UpdatedAt:O}")}",
        Open311Writer.Xml("service_requests", Open311Nodes.Of([request])));

    internal static Payload Of(RequestUpdate update) => new($"update:{update.Id}", Open311Writer.Xml("service_request_updates", Open311Nodes.Of([update])));

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
