using Dropship.Tests.Postgres;

namespace Dropship.Chaos.Tests;

/// <summary>A test that kills real processes: minutes on two cores, so it runs where it is asked for, and is skipped by name elsewhere.</summary>
internal sealed class KillFactAttribute : FactAttribute
{
    private const string Variable = "DROPSHIP_KILLS";

    public KillFactAttribute(bool onPostgres = false) => Skip = Environment.GetEnvironmentVariable(Variable) is null
        ? $"kills real processes for minutes; set {Variable}=1 to run it, or run the command of docs/reliability/chaos.md"
        : onPostgres ? Binaries.WhyNot! : null!;
}
