using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>The check that every other test leans on finds what is wrong.</summary>
public sealed class WishSchemaTests
{
    private static readonly WishSchema Schema = new();

    [Theory]
    [InlineData("""{"id":"64f0a3c19b1e8a2d4c7f1001","processing_status":null,"updated_at":"2026-03-02T09:00:00.000Z"}""", "")]
    [InlineData("""{"id":"64f0a3c19b1e8a2d4c7f100"}""", "$.id does not match")]
    [InlineData("""{"state":"PAID"}""", "$.state is PAID")]
    [InlineData("""{"state":null}""", "$.state is null")]
    [InlineData("""{"stat":"APPROVED"}""", "$.stat is not described")]
    [InlineData("""{"updated_at":"yesterday"}""", "$.updated_at is no time")]
    [InlineData("""{"refunds":{}}""", "$.refunds is Object, not array")]
    [InlineData("""{"refunds":[{"refund_amount":{"amount":"5.00","currency_code":"USD"}}]}""", "$.refunds[0].refund_amount.amount is String")]
    [InlineData("""{"refunds":[{"refund_amount":{"amount":5.00}}]}""", "$.refunds[0].refund_amount.currency_code is missing")]
    [InlineData("""{"order_payment":{"general_payment_details":{"product_price":{"amount":-1,"currency_code":"USD"}}}}""", "product_price.amount is less than 0")]
    [InlineData("""{"full_address":{"shipping_detail":{"name":"Jane"}}}""", "shipping_detail.city is missing")]
    [InlineData("""{"full_address":{"shipping_detail":{"street_address1":"a","city":"b","state":"c","zipcode":"d","country_code":"FRA"}}}""", "country_code is no country")]
    public void An_order_is_judged(string order, string offence)
    {
        var found = Schema.Component("Order", JsonDocument.Parse(order).RootElement);
        if (offence.Length == 0) found.ShouldBeEmpty();
        else found.ShouldContain(line => line.Contains(offence));
    }
}
