using Npgsql;

namespace Dialog.Channels;

/// <summary>What an administrator decides about dead letters and answers that did not arrive.</summary>
internal sealed class ChannelAdministration(NpgsqlDataSource database, TimeProvider time)
{
    /// <returns>whether it was a dead letter</returns>
    public Task<bool> Replay(string channel, long payload) => Decide("inbox_replay", channel, payload);

    /// <returns>whether it was a dead letter</returns>
    public Task<bool> Dismiss(string channel, long payload) => Decide("inbox_dismiss", channel, payload);

    /// <returns>whether it had failed or its outcome was unknown</returns>
    public Task<bool> SendAgain(string channel, long answer) => Decide("outbox_send_again", channel, answer);

    private async Task<bool> Decide(string file, string channel, long id)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(file));
        command.Bind(channel, id, time.GetUtcNow());
        return await command.ExecuteNonQueryAsync() > 0;
    }
}
