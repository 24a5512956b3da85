using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Every code of the fact sheet, answered to a read and to each write (fact sheet 1.4).</summary>
public sealed class CjCodeTests
{
    public static TheoryData<int, ProviderFault, string> Rows()
    {
        TheoryData<int, ProviderFault, string> data = [];
        foreach (var (code, _, read, writes) in CjCovered.CodeRows) data.Add(code, read, writes);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_code_becomes_what_the_table_says(int code, ProviderFault read, string writes)
    {
        var bench = new CjBench();
        bench.Script.On("/shopping/pay/getBalance", CjScript.Code(code, "12 Main Street")).On("/authentication/refreshAccessToken", CjSamples.Token);
        var fault = await Should.ThrowAsync<ProviderException>(async () => await bench.Client.GetAvailableAsync(default));
        fault.Fault.ShouldBe(read);
        fault.Message.ShouldNotContain("Main Street");
        if (code == 1600201) fault.RetryAfter.ShouldBe(TimeSpan.FromHours(1));

        var told = "";
        foreach (var write in Enum.GetValues<CjWrites>().Where(write => System.Numerics.BitOperations.PopCount((uint)write) == 1)) told += await WriteAsync(code, write);
        told.ShouldBe(writes);
    }

    [Fact]
    public void Every_row_of_the_adapter_is_in_the_table_by_the_same_name()
    {
        var covered = CjCovered.CodeRows.Where(row => row.Code != 424242).Select(row => (row.Code, row.Meaning)).OrderBy(row => row.Code);
        CjErrors.All.Select(row => (row.Code, row.Meaning)).ShouldBe(covered);
        CjCovered.Codes.Count().ShouldBe(CjErrors.All.Count() + 2);
        CjCovered.Codes.Concat(CjCovered.States).ShouldAllBe(row => typeof(CjCodeTests).Assembly.GetType($"Dropship.Sdk.Tests.CjDropshipping.{row.Test.Split('.')[0]}")!.GetMethod(row.Test.Split('.')[1]) != null);
    }

    private static async Task<char> WriteAsync(int code, CjWrites write)
    {
        var bench = new CjBench();
        bench.Script.On("/authentication/refreshAccessToken", CjSamples.Token.Replace("f59ac98193d64d62a9e887abea830369", "second")).On("/ticket/list", CjScript.Good("[]")).On("/ticket/order/questionTypes", CjScript.Good("""[{"id":7}]"""));
        var (route, status) = write switch
        {
            CjWrites.Create => ("/shopping/order/createOrderV2", "CREATED"),
            CjWrites.Cart => ("/shopping/order/addCart", "CREATED"),
            CjWrites.Confirm => ("/shopping/order/addCartConfirm", "IN_CART"),
            CjWrites.Prepare => ("/shopping/order/saveGenerateParentOrder", "UNPAID"),
            CjWrites.Pay => ("/shopping/pay/payBalanceV2", "UNPAID"),
            CjWrites.Delete => ("/shopping/order/deleteOrder", "CREATED"),
            CjWrites.Dispute => (CjClaims.Open, "UNSHIPPED"),
            CjWrites.Withdraw => (CjClaims.Cancel, "UNSHIPPED"),
            CjWrites.Source => ("/product/sourcing/create", "UNSHIPPED"),
            CjWrites.Reroute => ("/shopping/order/updateLogistics", "CREATED"),
            _ => ("/ticket/order/create", "UNSHIPPED"),
        };
        if (write != CjWrites.Create) CjClaims.Prepare(bench.Script, CjClaims.Detail(status), write == CjWrites.Withdraw ? CjClaims.Page(CjClaims.Row("D1")) : CjClaims.Page());
        bench.Script.On(route, CjScript.Code(code, "12 Main Street"));
        var (outcome, reason, text) = write switch
        {
            CjWrites.Delete => Read(await bench.Client.DiscardAsync(new(CjBench.OrderId), default)),
            CjWrites.Ticket => await bench.Client.UrgeAsync(new(CjBench.OrderId), 1, default) is var told ? (told.Outcome, told.Reason, told.Code) : default,
            CjWrites.Dispute => Read(await bench.Client.OpenDisputeAsync(CjClaims.Request(), default)),
            CjWrites.Withdraw => Read(await bench.Client.WithdrawDisputeAsync(new(CjBench.OrderId), "D1", default)),
            CjWrites.Source => await bench.Client.RequestSourcingAsync(CjClaims.Wanted, default) is var sought ? (sought.Outcome, sought.Reason, sought.Code) : default,
            CjWrites.Reroute => Read(await bench.Client.ChangeRouteAsync(new(CjBench.OrderId), CjClaims.Route, default)),
            _ => Read(await bench.SendAsync(Enum.Parse<PurchaseStep>(write.ToString()))),
        };
        text.ShouldNotBeNull().ShouldContain($"{code}");
        text.ShouldNotContain("Main Street");
        return (outcome, reason) switch
        {
            (Outcome.Unknown, _) => 'U',
            (Outcome.NotSent, _) => 'N',
            (Outcome.Rejected, DeclineReason.Invalid) => 'I',
            (Outcome.Rejected, DeclineReason.Declined) => 'D',
            (Outcome.Rejected, DeclineReason.OutOfStock) => 'O',
            (Outcome.Rejected, DeclineReason.Funds) => 'F',
            (Outcome.Rejected, DeclineReason.Destination) => 'X',
            (Outcome.Rejected, DeclineReason.TooLate) => 'L',
            _ => '?',
        };
    }

    private static (Outcome Outcome, DeclineReason Reason, string? Code) Read(DisputeReceipt receipt) => (receipt.Outcome, receipt.Reason, receipt.Code);

    private static (Outcome Outcome, DeclineReason Reason, string? Code) Read(PurchaseReceipt receipt) => (receipt.Outcome, receipt.Reason, receipt.Code);
}
