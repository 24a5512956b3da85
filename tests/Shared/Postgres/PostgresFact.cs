namespace Dropship.Tests.Postgres;

/// <summary>A test on a real server; skipped by name where there is none.</summary>
public sealed class PostgresFact : FactAttribute
{
    public PostgresFact() => Skip = Binaries.WhyNot!;
}

/// <summary>The same for many cases.</summary>
public sealed class PostgresTheory : TheoryAttribute
{
    public PostgresTheory() => Skip = Binaries.WhyNot!;
}
