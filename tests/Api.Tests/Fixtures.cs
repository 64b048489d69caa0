using Dialog.Support;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
