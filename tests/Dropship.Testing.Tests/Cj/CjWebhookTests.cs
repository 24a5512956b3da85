using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;

namespace Dropship.Testing.Tests.Cj;

public sealed class CjWebhookTests
{
    [Fact]
    public void Each_message_is_signed_over_its_raw_body()
    {
        var messages = Messages(new());
        messages.Count.ShouldBeGreaterThan(10);
        foreach (var message in messages)
            message.Headers["SIGN"].ShouldBe(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("123456789"), message.Body.Span)));
    }

    [Fact]
    public void The_signature_of_a_known_body_is_known()
    {
        var driver = new CjDriver(options => options with { OpenId = 12312 });
        driver.Buy();
        var message = driver.Cj.TakeMessages().ShouldHaveSingleItem();
        message.Headers["sign"].ShouldBe(Convert.ToBase64String(new HMACSHA256(Encoding.ASCII.GetBytes("12312")).ComputeHash(message.Body.ToArray())));
        message.Headers["sign"].ShouldNotBe(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("123456789"), message.Body.Span)));
    }

    [Fact]
    public void Messages_are_taken_once_and_come_in_order()
    {
        var driver = new CjDriver();
        var messages = Messages(driver);
        driver.Cj.TakeMessages().ShouldBeEmpty();
        var told = messages.Select(Json).ToArray();
        told.Select(message => message.GetProperty("messageId").GetString()).ShouldBeUnique();
        told.Where(message => message.GetProperty("type").GetString() == "ORDER").Select(message => message.GetProperty("params").GetProperty("orderStatus").GetString())
            .ShouldBe(["UNSHIPPED", "UNSHIPPED", "SHIPPED", "DELIVERED"]);
        told.Where(message => message.GetProperty("type").GetString() == "LOGISTIC").Select(message => message.GetProperty("params").GetProperty("trackingStatus").GetInt32())
            .ShouldBe([1, 2, 4, 5, 6, 7, 8, 9, 10, 12]);
    }

    [Fact]
    public void Taking_often_tells_the_same_as_taking_once()
    {
        var (often, once) = (new CjDriver(options => options with { Fates = _ => CjFate.Split }), new CjDriver(options => options with { Fates = _ => CjFate.Split }));
        foreach (var driver in (CjDriver[])[often, once]) driver.Buy("DS1-1", 3);
        List<string> told = [];
        for (var hour = 0; hour < 24 * 30; hour++)
        {
            often.Clock.Advance(TimeSpan.FromHours(1));
            told.AddRange(often.Cj.TakeMessages().Select(Json).Select(message => message.GetProperty("messageId").GetString()!));
        }

        once.Clock.Advance(TimeSpan.FromDays(30));
        told.ShouldBe(once.Cj.TakeMessages().Select(Json).Select(message => message.GetProperty("messageId").GetString()!), ignoreOrder: true);
        told.Count.ShouldBe(27);
    }

    [Fact]
    public void The_open_id_travels_inside_some_logistic_messages() =>
        Messages(new()).Select(Json).Where(message => message.GetProperty("type").GetString() == "LOGISTIC").Select(message => message.TryGetProperty("openId", out _)).Distinct().Count().ShouldBe(2);

    [Fact]
    public void Messages_come_twice_by_option()
    {
        var messages = Messages(new(options => options with { DuplicateEvery = 1 }));
        messages.Count.ShouldBe(28);
        messages.Select(message => Convert.ToHexString(message.Body.Span)).GroupBy(body => body).ShouldAllBe(group => group.Count() == 2);
    }

    [Fact]
    public void Ids_are_numbers_in_messages_and_texts_in_answers()
    {
        var driver = new CjDriver();
        var message = Messages(driver).Select(Json).First(told => told.GetProperty("type").GetString() == "ORDER").GetProperty("params");
        message.GetProperty("cjOrderId").ValueKind.ShouldBe(JsonValueKind.Number);
        message.GetProperty("cjOrderId").GetRawText().ShouldBe(driver.Detail("DS1-1").GetProperty("orderId").GetString());
    }

    private static IReadOnlyList<SandboxMessage> Messages(CjDriver driver)
    {
        driver.Buy();
        driver.Clock.Advance(TimeSpan.FromDays(30));
        return driver.Cj.TakeMessages();
    }

    private static JsonElement Json(SandboxMessage message) => JsonDocument.Parse(message.Body).RootElement;
}
