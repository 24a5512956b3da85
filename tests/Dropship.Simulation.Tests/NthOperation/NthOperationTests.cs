using Dropship.Domain;
using Dropship.Simulation.Runtime.NthOperation;
using Xunit.Abstractions;

namespace Dropship.Simulation.Tests.NthOperation;

/// <summary>Every store write and every call at a vendor of the reference scenario is struck in turn. Nothing is bought twice, nothing lost, the money is equal, and nobody is needed where the protocol resolves it alone.</summary>
public sealed class NthOperationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(ProtocolKind.UniqueReference)]
    [InlineData(ProtocolKind.LookUp)]
    [InlineData(ProtocolKind.PersonOnly)]
    [InlineData(ProtocolKind.DraftThenPay)]
    public async Task Whatever_operation_is_struck(ProtocolKind kind)
    {
        var report = await new Loop(new(kind)).EachAsync(Loop.Modes);
        output.WriteLine($"{kind}: {report}");
        report.Faults.ShouldBeEmpty();
    }
}
