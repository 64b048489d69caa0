using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Dialog.Erasure;

/// <summary>Where an installation keeps its <see cref="ErasureList"/>: <c>Dialog:Erasure:ListFolder</c> of the silos; without it nowhere.</summary>
internal sealed class ErasureRecord(NpgsqlDataSource database, IConfiguration configuration)
{
    private readonly ErasureList? _list = configuration["Dialog:Erasure:ListFolder"] is { Length: > 0 } folder ? new(database, folder) : null;

    /// <exception cref="IOException">It cannot be written now: the erasure goes on in a second.</exception>
    public Task Put(Guid id, CancellationToken stop) => _list?.Put(id, stop) ?? Task.CompletedTask;
}
