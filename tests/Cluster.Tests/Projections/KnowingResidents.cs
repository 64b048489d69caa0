using System.Security.Cryptography;
using Dialog.Cases;
using Dialog.Erasure;
using Dialog.Projections.Profiles;
using Dialog.Secrets;
using Dialog.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Projections;

/// <summary>By what residents are recognised follows their cases, whatever happens between reading and writing.</summary>
public sealed class KnowingResidents(ProjectionSilo silo) : IClassFixture<ProjectionSilo>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stores_no_telephone_but_its_digest()
    {
        Guid id = await silo.Write("known-1", "Лужа у дома, звоните 8 913 800-00-01");
        Assert.Equal("phone", await Kinds(id, "phone"));
        Assert.Equal("32", await silo.Scalar($"select max(octet_length(digest)) from profile_keys where case_id = '{id}'"));
        byte[] plain = SHA256.HashData("79138000001"u8);
        Assert.Equal("0", await silo.Scalar($"select count(*) from profile_keys where digest = '\\x{Convert.ToHexStringLower(plain)}'"));
    }

    [Fact]
    public async Task Makes_keys_of_cases_that_have_none_and_all_again_after_a_change_of_the_key()
    {
        Guid id = await silo.Write("known-2", "Яма, 8 913 800-00-02");
        await Kinds(id, "phone");
        string before = await Digest(id);
        await silo.Execute($"delete from profile_cases where case_id = '{id}'");

        Assert.True(await Walk(new SecretBox(new byte[SecretBox.KeyLength])).Walk(Stop) >= 1);
        Assert.Equal(before, await Digest(id));
        Assert.Equal(0, await Walk(new SecretBox(new byte[SecretBox.KeyLength])).Walk(Stop));

        SecretBox next = new(RandomNumberGenerator.GetBytes(SecretBox.KeyLength), new byte[SecretBox.KeyLength]);
        // The silo walks too, with the key it has: in between is this one's.
        await Eventually.Holds(async () => await Walk(next).Walk(Stop) >= 0 && await Digest(id) != before, ProjectionSilo.Soon, "the digest is made under the next key", cancellation: Stop);
        Assert.Equal("1", await silo.Scalar($"select count(*) from profile_keys where case_id = '{id}'"));
    }

    [Fact]
    public async Task Writes_nothing_of_a_case_that_was_erased_since_it_was_read()
    {
        Guid id = await silo.Write("known-3", "Течь, 8 913 800-00-03");
        await Kinds(id, "phone");
        ProfileWriter writer = new(new SecretBox(new byte[SecretBox.KeyLength]));
        DigestedCase[] read = writer.Digested(await new ProfileReader(silo.Database).Read([id]), withKeys: true);
        Assert.NotEmpty(Assert.Single(read).Keys);

        Guid erasure = Guid.NewGuid();
        await silo.Execute($"insert into erasures (id, region, ground, basis, state, requested_by, requested_at) values ('{erasure}', 'demo', 'request', 'b', 'running', 'a', now())");
        await silo.Execute($"insert into erasure_cases (erasure, case_id, thread) values ('{erasure}', '{id}', 'form-a/known-3')");
        Assert.Equal(EraseOutcome.Erased, await silo.Grains.GetGrain<IThreadGrain>("form-a/known-3").Erase(new EraseCase(id, erasure, ErasureGrounds.Request, Actor.System("test"))));
        await using (NpgsqlConnection connection = await silo.Database.OpenConnectionAsync(Stop))
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Stop);
            await ProfileWriter.Write(connection, transaction, read);
            await transaction.CommitAsync(Stop);
        }

        Assert.Equal("0", await silo.Scalar($"select (select count(*) from profile_keys where case_id = '{id}') + (select count(*) from profile_cases where case_id = '{id}')"));
        Assert.Equal("1", await silo.Scalar($"select rows from erasure_rows where erasure = '{erasure}' and table_name = 'profile_keys'"));
        await silo.Execute($"delete from erasures where id = '{erasure}'");
    }

    /// <summary>A silo of the former version erases and knows no profiles.</summary>
    [Fact]
    public async Task Removes_what_an_erasure_by_a_former_version_left()
    {
        Guid id = await silo.Write("known-4", "Снег, 8 913 800-00-04");
        await Kinds(id, "phone");
        Guid erasure = Guid.NewGuid();
        await silo.Execute($"insert into erasures (id, region, ground, basis, state, requested_by, requested_at) values ('{erasure}', 'demo', 'request', 'b', 'done', 'a', now())");
        await silo.Execute($"insert into erasure_cases (erasure, case_id, state) values ('{erasure}', '{id}', 'erased')");
        await silo.Execute($"update cases set resident_id = '[erased]' where id = '{id}'");

        await Walk(new SecretBox(new byte[SecretBox.KeyLength])).Walk(Stop);

        Assert.Equal("0", await silo.Scalar($"select count(*) from profile_keys where case_id = '{id}'"));
        await silo.Execute($"delete from erasures where id = '{erasure}'");
    }

    private ProfileKeyWalk Walk(SecretBox secrets) =>
        new(new ProfileReader(silo.Database), new ProfileWriter(secrets), silo.Database, TimeProvider.System, NullLogger<ProfileKeyWalk>.Instance);

    private Task<string> Kinds(Guid id, string wanted) =>
        silo.Until($"select coalesce(string_agg(kind, ' ' order by kind), '') from profile_keys where case_id = '{id}'", kinds => kinds == wanted);

    private Task<string> Digest(Guid id) => silo.Scalar($"select encode(digest, 'hex') from profile_keys where case_id = '{id}'");
}
