using System.Reflection;
using Dropship.Sdk.Tests.Docs;
using Refit;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>Every call of every adapter is a row of the matrix, or stands here with the reason why it is none.</summary>
public sealed class MoneyCallListTests
{
    private const string Reads = "reads";
    private const string Unused = "is not called";

    private static readonly Dictionary<string, string> NotMoney = new()
    {
        ["ICjApi.QueryProduct"] = Reads,
        ["ICjApi.QueryStock"] = Reads,
        ["ICjApi.CalculateFreight"] = Reads,
        ["ICjApi.GetBalance"] = Reads,
        ["ICjApi.GetOrder"] = Reads,
        ["ICjApi.GetOrders"] = Reads,
        ["ICjApi.GetQuestionTypes"] = Reads,
        ["ICjApi.ListTickets"] = Reads,
        ["ICjApi.Search"] = Reads,
        ["ICjApi.QueryInventory"] = Reads,
        ["ICjApi.ListReviews"] = Reads,
        ["ICjApi.ReadSourcing"] = Reads,
        ["ICjApi.ListRoutes"] = Reads,
        ["ICjApi.GetTicket"] = Reads,
        ["ICjApi.GetDisputeProducts"] = Reads,
        ["ICjApi.AskDispute"] = Reads,
        ["ICjApi.ListDisputes"] = Reads,
        ["ICjApi.GetDispute"] = Reads,
        ["IWishApi.GetTokenAsync"] = Unused,
        ["IWishApi.TestTokenAsync"] = Unused,
        ["IWishApi.ListOrdersAsync"] = Reads,
        ["IWishApi.GetOrderAsync"] = Reads,
        ["IWishApi.GetRefundReasonsAsync"] = Reads,
        ["IWishApi.ListCarriersAsync"] = Reads,
        ["IWishApi.ListRatingsAsync"] = Reads,
        ["IWishApi.GetInvoicesAsync"] = Reads,
        ["IWishApi.GetEarlyPaymentAsync"] = Reads,
        ["IWishApi.ListPenaltiesAsync"] = Reads,
        ["IWishApi.GetPenaltyAsync"] = Reads,
        ["IWishApi.CountPenaltiesAsync"] = Reads,
        ["IWishApi.ListProductsAsync"] = Reads,
        ["IWishApi.GetProductAsync"] = Reads,
        ["IWishApi.ListTicketsAsync"] = Reads,
        ["IWishApi.GetTicketAsync"] = Reads,
        ["ISeventeenTrackApi.GetTrackInfoAsync"] = Reads,
        ["ISeventeenTrackApi.GetTrackListAsync"] = Reads,
        ["ISeventeenTrackApi.GetQuotaAsync"] = Reads,
    };

    [Fact]
    public void Every_call_is_a_row_or_has_its_reason()
    {
        var calls = typeof(IDropship).Assembly.GetTypes().Where(type => type.IsInterface).SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<HttpMethodAttribute>() is not null).Select(method => $"{type.Name}.{method.Name}")).ToList();
        calls.Count.ShouldBeGreaterThan(25, "the interfaces were not found");
        var rows = WireRun.Calls.Select(call => call.Api).ToList();
        rows.ShouldBeUnique();
        rows.Concat(NotMoney.Keys).ShouldBe(calls, ignoreOrder: true, "a call that spends, changes or uses up something needs a row in the matrix");
    }

    [Fact]
    public void Rows_have_the_verb_and_the_path_of_their_call()
    {
        foreach (var call in WireRun.Calls)
        {
            var names = call.Api.Split('.');
            var route = typeof(IDropship).Assembly.GetTypes().Single(type => type.Name == names[0]).GetMethod(names[1])!.GetCustomAttribute<HttpMethodAttribute>()!;
            call.Verb.ShouldBe(route.Method.Method);
            call.Path.ShouldBe(route.Path.Replace("{id}", Wish.Samples.OrderId, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_is_no_row_only_reads_or_is_not_called() => NotMoney.Values.Distinct().ShouldBe([Reads, Unused], ignoreOrder: true, "a harmless repeat is no reason: what a call changes is counted on the wire");

    // What an interface declares is found above; a request made by hand would not be.
    [Fact]
    public void No_adapter_makes_a_request_by_hand()
    {
        string[] byHand = ["new HttpRequestMessage", "new HttpClient", "HttpMessageInvoker", "AsJsonAsync(", "WebRequest", ".CreateClient("];
        House.Files("src/Dropship.Sdk", "*.cs").Where(file => !file.EndsWith("/Http/VendorClients.cs", StringComparison.Ordinal) && byHand.Any(File.ReadAllText(House.At(file)).Contains)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_called_is_not_called()
    {
        var code = House.Files("src/Dropship.Sdk", "*.cs").Select(file => File.ReadAllText(House.At(file))).ToList();
        NotMoney.Where(pair => pair.Value == Unused).Select(pair => $".{pair.Key.Split('.')[1]}(").Where(name => code.Exists(text => text.Contains(name, StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
