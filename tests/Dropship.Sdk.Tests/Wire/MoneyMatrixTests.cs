using Dropship.Sdk.Tests.Docs;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>Every money call of every adapter under every fault, over real connections: one request an attempt, and never taken for refused (RELIABILITY 3.1).</summary>
public sealed class MoneyMatrixTests
{
    public static TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var call in WireRun.Calls)
            foreach (var fault in WireFaults.All)
                if (WireRun.Has(call, fault))
                    cells.Add(call.Api, fault.Name);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task An_attempt_is_one_request_and_its_end_is_never_guessed(string call, string fault)
    {
        var run = await WireRun.RunAsync(WireRun.Calls.Single(known => known.Api == call), WireFaults.All.Single(known => known.Name == fault));
        run.Check();
        if (!WirePage.IsApproved) run.Cell.ShouldBe(WirePage.Cell(run.Call, run.Fault), $"{WirePage.File}: run the tests with DROPSHIP_APPROVE=1 if that is meant");
    }

    [Fact]
    public async Task The_committed_page_has_a_cell_for_every_call_and_fault()
    {
        if (WirePage.IsApproved)
        {
            Dictionary<(MoneyCall, WireFault), string> cells = [];
            foreach (var call in WireRun.Calls)
                foreach (var fault in WireFaults.All)
                    cells[(call, fault)] = WireRun.Has(call, fault) ? (await WireRun.RunAsync(call, fault)).Cell : WirePage.NoCell;
            Directory.CreateDirectory(Path.GetDirectoryName(House.At(WirePage.File))!);
            await File.WriteAllTextAsync(House.At(WirePage.File), WirePage.Render((call, fault) => cells[(call, fault)]));
        }

        WirePage.Committed.ShouldBe(WirePage.Render((call, fault) => WireRun.Has(call, fault) ? WirePage.Cell(call, fault) ?? "missing" : WirePage.NoCell));
    }
}
