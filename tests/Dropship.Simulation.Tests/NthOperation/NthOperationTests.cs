using System.Globalization;
using Dropship.Domain;
using Dropship.Simulation.Runtime.NthOperation;
using Dropship.Simulation.Runtime.Passage;
using Xunit.Abstractions;

namespace Dropship.Simulation.Tests.NthOperation;

/// <summary>Every store write and every call at a vendor of the reference scenario is struck in turn. Nothing is bought twice, nothing lost, the money is equal, and nobody is needed where the protocol resolves it alone.</summary>
public sealed class NthOperationTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_302;
    private static readonly Mishap[] Deaths = [Mishap.CrashBefore, Mishap.CrashAfter];

    // A store that fails says so; a vendor that was not reached and one whose answer is lost look alike from here, so the worse one is taken.
    private static readonly Mishap[] Usual = [.. Deaths, Mishap.LoseAnswer];

    /// <summary>How many pairs of each kind; the variable DROPSHIP_NTH_PAIRS asks for another number, and with it for all modes everywhere.</summary>
    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("DROPSHIP_NTH_PAIRS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;

    [Fact]
    public async Task Whatever_operation_is_struck() =>
        Judge(ProtocolKind.DraftThenPay, await new Loop(new(ProtocolKind.DraftThenPay)).EachAsync(Asked is null ? Usual : Loop.Modes));

    // Marketplace and carrier are the same ones as above.
    [Theory]
    [InlineData(ProtocolKind.UniqueReference)]
    [InlineData(ProtocolKind.LookUp)]
    [InlineData(ProtocolKind.PersonOnly)]
    public async Task Whatever_operation_at_the_store_or_the_supplier_is_struck(ProtocolKind kind)
    {
        string[] only = Asked is null ? ["store.", "mill."] : [];
        Judge(kind, await new Loop(new(kind)).EachAsync(Asked is null ? Usual : Loop.Modes, 1, only));
    }

    [Theory]
    [InlineData(ProtocolKind.UniqueReference)]
    [InlineData(ProtocolKind.LookUp)]
    [InlineData(ProtocolKind.PersonOnly)]
    [InlineData(ProtocolKind.DraftThenPay)]
    public async Task Whatever_two_operations_are_struck(ProtocolKind kind) => Judge(kind, await new Loop(new(kind)).PairsAsync(Asked ?? 50, Seed));

    [Fact]
    public async Task Whatever_operation_is_the_last_on_a_file() =>
        Judge(ProtocolKind.DraftThenPay, await new Loop(new(ProtocolKind.DraftThenPay) { Store = static () => new SqliteImage() }).EachAsync([Mishap.CrashAfter], every: Asked is null ? 15 : 1));

    [Fact]
    public async Task A_journal_that_is_written_after_the_send_is_found_out()
    {
        var report = await new Loop(new(ProtocolKind.LookUp) { Planted = JournalAfterSend.Plant }).EachAsync(Deaths, 1, "mill.Create");
        report.Faults.ShouldContain(fault => fault.Contains("double_purchases", StringComparison.Ordinal));
    }

    private void Judge(ProtocolKind kind, LoopReport report)
    {
        output.WriteLine($"{kind}: {report}");
        report.Faults.ShouldBeEmpty($"{kind}, seed of the pairs {Seed}: {report}");
    }
}
