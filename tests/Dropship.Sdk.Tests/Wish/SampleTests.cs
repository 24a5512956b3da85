using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Wish;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Every sample of the vendor's fact sheet, section 10.</summary>
public sealed class SampleTests
{
    private static readonly Currency Usd = new("USD");

    [Theory]
    [InlineData("orders-a.json", 200)]
    [InlineData("orders-b.json", 200)]
    [InlineData("error-1012.json", 401)]
    [InlineData("error-1007.json", 400)]
    [InlineData("error-90001.json", 400)]
    public void A_sample_is_what_the_vendor_documents(string name, int status) => OpenApi.Wish.Answer("GET", "/api/v3/orders", status, Samples.Read(name)).ShouldBeEmpty();

    [Fact]
    public async Task Sample_a_is_one_checkout_of_two_orders()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", new WishReply(200, Samples.Read("orders-a.json")));
        var page = await desk.Client.ListChangedAsync(null, default);

        page.Unreadable.ShouldBeEmpty();
        page.HasMore.ShouldBeFalse();
        page.Cursor.ShouldBe("2024-08-12T14:06:02.004Z");
        var lamp = page.Orders[0];
        var released = At("2024-08-12T14:05:31Z");
        lamp.Id.Value.ShouldBe("64f0a3c19b1e8a2d4c7f1001");
        lamp.Sale.ShouldBe(new Fact.SaleSeen(
            0,
            At("2024-08-12T14:05:33.512Z").Milliseconds,
            SaleStatus.Paid,
            released,
            released,
            new(18.7m, Usd),
            [new(new("64f0a3c19b1e8a2d4c7f1001"), new("LAMP-USB-WHT"), 2, new(7.65m, Usd), new(3.4m, Usd), At("2024-08-17T14:05:31Z"))],
            new("FR", "750"),
            At("2024-09-11T14:05:31Z"),
            "64f0a3c19b1e8a2d4c7f0fff"));
        lamp.Address.ShouldBe(new Address("Jane Example", ["12 Rue de la Paix", "Apt 4"], "Paris", "Ile-de-France", "75002", "FR", "+33 0142961000") { ImportTaxNumber = "IM2760000000" });
        lamp.Refunds.ShouldBeEmpty();
        lamp.Cancels.ShouldBeEmpty();

        var cable = page.Orders[1];
        cable.Sale.Status.ShouldBe(SaleStatus.OnHold);
        cable.Sale.PaidAt.ShouldBeNull();
        cable.Sale.Checkout.ShouldBe(lamp.Sale.Checkout);
        cable.Sale.Lines[0].Total.ShouldBe(new(2.98m, Usd));
        cable.Address!.Phone.ShouldBe("0142961000");
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sample_b_is_shipped_by_another_hand_refunded_and_without_an_address()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", new WishReply(200, Samples.Read("orders-b.json")));
        var page = await desk.Client.ListChangedAsync(null, default);

        var phone = page.Orders.ShouldHaveSingleItem();
        phone.Sale.Status.ShouldBe(SaleStatus.Refunded);
        phone.Sale.Paid.ShouldBe(Money.Zero(Usd));
        phone.Sale.Lines[0].Total.ShouldBe(Money.Zero(Usd));
        phone.Address.ShouldBe(new Address("Maria Muster", ["Av. Paulista 1000", "Bela Vista"], "Sao Paulo", "SP", "01310100", "BR", "+55 11999990000") { TaxId = "00000000191" });
        phone.Refunds.ShouldHaveSingleItem().ShouldBe(new Fact.RefundSeen("WISH 2024-07-06T09:05:00.000Z", new(4.25m, Usd), At("2024-07-06T09:05:00Z")));
        var sparse = page.Unreadable.ShouldHaveSingleItem();
        sparse.Id.Value.ShouldBe("64efd2119b1e8a2d4c7e2003");
        sparse.Why.ShouldStartWith("full_address.shipping_detail.country_code: is missing;");
    }

    [Fact]
    public void Sample_b_shipped_by_us_is_paid_and_released_twice()
    {
        var row = Samples.Orders("orders-b.json")[0]!.AsObject();
        row["tracking_information"]![1]!["ship_note"] = WishNotes.Shipment;
        var sale = WishMapping.Read(new("64efd2119b1e8a2d4c7e2001"), WishMapping.Parse(row.Element())).Order!.Sale;
        sale.Status.ShouldBe(SaleStatus.Paid);
        sale.Release.ShouldBe(1);
        sale.Revision.ShouldBe(At("2024-08-02T11:17:45.120Z").Milliseconds);
        sale.Lines[0].ShipBy.ShouldBe(At("2024-07-25T09:00:00Z"));
    }

    [Theory]
    [InlineData("error-1012.json", 401, ProviderFault.Unauthorized)]
    [InlineData("error-1007.json", 400, ProviderFault.Unauthorized)]
    [InlineData("error-90001.json", 400, ProviderFault.Rejected)]
    [InlineData("error-90001.json", 200, ProviderFault.Rejected)]
    public async Task An_error_sample_is_one_fault_that_does_not_repeat_its_words(string name, int status, ProviderFault fault)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", _ => new WishReply(status, Samples.Read(name)));
        var thrown = await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));
        thrown.Fault.ShouldBe(fault);
        thrown.Message.ShouldContain(JsonNode.Parse(Samples.Read(name))!["code"]!.ToString());
        thrown.Message.ShouldContain("request req-1");
        thrown.Message.ShouldNotContain(JsonNode.Parse(Samples.Read(name))!["message"]!.GetValue<string>());
    }

    private static Instant At(string text) => Instant.From(WishTime.Parse(text)!.Value);
}
