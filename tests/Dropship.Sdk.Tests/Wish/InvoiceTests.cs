using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Settling;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;
using Dropship.Wish;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>What Wish paid: a job is started, asked for until it is ready, its files are fetched from hosts that are allowed, and a file that nobody has described is kept.</summary>
public sealed class InvoiceTests
{
    private const string Jobs = "/api/v3/payments/invoices/bulk_get";
    private const string JobId = "64f0a3c19b1e8a2d4c7f5001";
    private const string Csv = "line,order,type,sum,currency,day\nl-1,64f0a3c19b1e8a2d4c7f1001,SALE,18.70,USD,2024-08-01\n";
    private static readonly WishSandboxAddress Paris = new("Jane Example", "12 Rue de la Paix", "Paris", "Ile-de-France", "75002", "FR");
    private static readonly PayoutColumns Columns = new()
    {
        Id = ["line"], Kind = "type", Amount = "sum", PaidOn = "day", Payout = null, Line = null, Final = null, Note = null,
        Kinds = new Dictionary<string, PayoutKind> { ["SALE"] = PayoutKind.Sale },
    };

    private static Instant At(int month, int day, int hour = 0) => Instant.From(new(2024, month, day, hour, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_the_sandbox_paid_is_read_by_jobs_each_line_once()
    {
        await using var trial = new Trial(new());
        var id = await trial.DeliveredAsync();
        (await trial.ReadAsync()).ShouldBeEmpty("nothing is paid before the payday");
        (await ((ITellEarlyPayments)trial.Desk.Client).GetEarlyPaymentAsync(default)).ShouldBe(new Money(18.7m, new("USD")));

        trial.To(new(2024, 9, 1, 12, 0, 0, TimeSpan.Zero));
        var rows = (await trial.ReadAsync()).ShouldHaveSingleItem().Reading!.All;
        rows.Select(row => (row.Kind, row.Order?.Value, row.Amount, row.PaidOn)).ShouldBe([
            (PayoutKind.Sale, id, new Money(18.7m, new("USD")), At(8, 15)), (PayoutKind.Transfer, null, new Money(18.7m, new("USD")), At(8, 15))]);
        rows[0].Payout.ShouldBe(rows[1].Payout);
        (await ((ITellEarlyPayments)trial.Desk.Client).GetEarlyPaymentAsync(default)).ShouldBe(new Money(0m, new("USD")));

        trial.Sandbox.RefundByWish(id, "Not as described").ShouldBeTrue();
        trial.To(new(2024, 9, 15, 12, 0, 0, TimeSpan.Zero));
        var back = (await trial.ReadAsync()).ShouldHaveSingleItem().Reading!.All;
        back.Select(row => (row.Kind, row.Amount.Amount)).ShouldBe([(PayoutKind.Refund, -18.7m), (PayoutKind.Transfer, -18.7m)]);
        rows.Concat(back).Select(row => row.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_job_that_comes_to_nothing_is_started_again_for_the_same_time()
    {
        await using var trial = new Trial(new() { FailReport = no => no == 1 });
        await trial.DeliveredAsync();
        trial.To(new(2024, 9, 1, 12, 0, 0, TimeSpan.Zero));
        (await trial.ReadAsync()).ShouldHaveSingleItem().Reading!.All.Count.ShouldBe(2);
        trial.Desk.Logs.Lines.ShouldContain(line => line.Id.Id == 107 && line.Text.Contains("EXCEPTION", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cursor_goes_on_with_a_job_that_is_under_way_and_no_other_is_started_meanwhile()
    {
        await using var desk = Desk();
        var status = "PENDING";
        desk.Vendor.On("POST", Jobs, _ => new(200, Samples.Good(Job("PENDING"))));
        desk.Vendor.On("GET", JobId, _ => new(200, Samples.Good(Job(status, "https://merchant.wish.com/files/1.csv?key=hidden"))));
        desk.Vendor.On("GET", "/files/1.csv", _ => new(200, Csv, "text/csv"));
        var started = await Page(desk, null);
        started.Cursor.ShouldBe($"2024-07-13T15:00:00.000Z {JobId} 2024-08-12T15:00:00.000Z");
        desk.Vendor.Made.Single(made => made.Method == "POST").Query.ShouldBe(new Dictionary<string, string> { ["limit"] = "100000", ["payment_released_at_min"] = "2024-07-13T14:55:00.000Z", ["payment_released_at_max"] = "2024-08-12T15:00:00.000Z", ["sort_by"] = "payment_released_at" }, ignoreOrder: true);
        foreach (var waiting in (string[])["PENDING", "CREATING"])
        {
            status = waiting;
            (await Page(desk, started.Cursor)).ShouldSatisfyAllConditions(page => page.Cursor.ShouldBe(started.Cursor), page => page.Statements.ShouldBeEmpty());
        }

        status = "READY";
        var done = await Page(desk, started.Cursor);
        done.Cursor.ShouldBe("2024-08-12T15:00:00.000Z");
        (done.HasMore, done.Statements.Single().Reading!.All.Single().Order!.Value.Value).ShouldBe((false, Samples.OrderId));
        (await Page(desk, started.Cursor)).Statements.Single().Name.ShouldBe(done.Statements.Single().Name, "told again it is the same file");
        desk.Vendor.Made.Count(made => made.Method == "POST").ShouldBe(1);
        desk.Vendor.Made.Where(made => made.Path == "/files/1.csv").ShouldAllBe(made => made.Authorization == null);
        desk.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMilliseconds(1));
        (await Page(desk, done.Cursor)).Cursor.ShouldBe(done.Cursor, "it is not time yet");
        desk.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Page(desk, done.Cursor)).Cursor.ShouldStartWith($"{done.Cursor} {JobId}");
        desk.Vendor.Offences.Where(offence => !offence.Contains("/files/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("EXCEPTION")]
    [InlineData("PENDING", 25)]
    [InlineData("CREATING", 25)]
    [InlineData("LOST")]
    [InlineData(null)]
    public async Task A_job_without_files_leaves_the_time_unread(string? status, int hours = 0)
    {
        await using var desk = Desk();
        desk.Vendor.On("GET", JobId, _ => new(200, Samples.Good(Job(status))));
        desk.Clock.Advance(TimeSpan.FromHours(hours));
        (await Page(desk, Under)).Cursor.ShouldBe("2024-07-13T15:00:00.000Z");
    }

    [Fact]
    public async Task A_job_that_wish_has_forgotten_is_started_again()
    {
        await using var desk = Desk();
        desk.Vendor.On("GET", JobId, _ => new(400, Samples.Bad(90001)));
        (await Page(desk, Under)).Cursor.ShouldBe("2024-07-13T15:00:00.000Z");
    }

    [Fact]
    public async Task A_job_that_counts_nothing_is_read_and_one_that_counts_lines_without_a_file_is_not()
    {
        await using var desk = Desk();
        var lines = 0;
        desk.Vendor.On("GET", JobId, _ => new(200, Samples.Good(Job("READY", total: lines))));
        (await Page(desk, Under)).Cursor.ShouldBe("2024-08-12T15:00:00.000Z");
        lines = 7;
        (await Page(desk, Under)).Cursor.ShouldBe("2024-07-13T15:00:00.000Z");
    }

    [Theory]
    [InlineData("http://merchant.wish.com/f.csv", "no https address")]
    [InlineData("ftp://merchant.wish.com/f.csv", "no https address")]
    [InlineData("file:///etc/passwd", "no https address")]
    [InlineData("/etc/passwd", "no https address")]
    [InlineData("", "no https address")]
    [InlineData(null, "no https address")]
    [InlineData("https://user:key@merchant.wish.com/f.csv", "no https address")]
    [InlineData("https://merchant.wish.com:8443/f.csv", "the host is not allowed")]
    [InlineData("https://merchant.wish.com.evil.test/f.csv", "the host is not allowed")]
    [InlineData("https://files.example.test/f.csv", "the host is not allowed")]
    [InlineData("https://127.0.0.1/f.csv", "the host is not allowed")]
    [InlineData("http://localhost/f.csv", "no https address")]
    [InlineData("https://169.254.169.254/latest/meta-data", "the host is not allowed")]
    public async Task A_file_of_a_host_that_is_not_allowed_is_not_fetched(string? url, string why)
    {
        await using var desk = Desk();
        var job = Job("READY", "");
        job["file_urls"] = new JsonArray(url);
        desk.Vendor.On("GET", JobId, _ => new(200, Samples.Good(job)));
        var fault = await Should.ThrowAsync<ProviderException>(async () => await Page(desk, Under));
        (fault.Fault, fault.Message.Contains(why, StringComparison.Ordinal)).ShouldBe((ProviderFault.Rejected, true), fault.Message);
        fault.Message.ShouldNotContain("key");
        desk.Vendor.Made.Count(made => made.Path != "/api/v3/oauth/refresh_token").ShouldBe(1, "the file was asked for");
    }

    [Fact]
    public async Task A_host_that_was_named_may_be_asked()
    {
        await using var desk = Desk(wish => wish.InvoiceHosts.Add("files.example.test"));
        desk.Vendor.On("GET", JobId, _ => new(200, Samples.Good(Job("READY", "https://files.example.test/f.csv"))));
        desk.Vendor.On("GET", "/f.csv", _ => new(200, Csv, "text/csv"));
        (await Page(desk, Under)).Statements.Single().Reading!.All.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(302, ProviderFault.Rejected)]
    [InlineData(403, ProviderFault.Rejected)]
    [InlineData(404, ProviderFault.Rejected)]
    [InlineData(429, ProviderFault.Unreachable)]
    [InlineData(500, ProviderFault.Unreachable)]
    public async Task A_file_that_is_not_given_leaves_the_cursor(int status, ProviderFault fault)
    {
        await using var desk = Desk();
        desk.Vendor.On("GET", JobId, _ => new(200, Samples.Good(Job("READY", "https://merchant.wish.com/f.csv?key=hidden"))));
        desk.Vendor.On("GET", "/f.csv", _ => new(status, "no"));
        var thrown = await Should.ThrowAsync<ProviderException>(() => desk.RunAsync(((IPayoutClient)desk.Client).ListPayoutsAsync(Under, default)));
        (thrown.Fault, thrown.Message.Contains("hidden", StringComparison.Ordinal)).ShouldBe((fault, false));
    }

    [Theory]
    [InlineData("no,one,knows\n1,2,3\n", null, "nobody has said what the columns")]
    [InlineData("line,order,type,sum,currency,day,bonus\n", "Columns", "'bonus', which is neither mapped nor ignored")]
    [InlineData("line,order,type\n", "Columns", "sum")]
    [InlineData("", "Columns", "empty")]
    public async Task A_file_that_does_not_fit_is_kept_with_its_text(string text, string? columns, string why)
    {
        await using var desk = Desk(wish =>
        {
            if (columns is null) wish.InvoiceColumns.Clear();
        });
        desk.Vendor.On("GET", JobId, _ => new(200, Samples.Good(Job("READY", "https://merchant.wish.com/f.csv"))));
        desk.Vendor.On("GET", "/f.csv", _ => new(200, text, "text/csv"));
        var statement = (await Page(desk, Under)).Statements.Single();
        (statement.Reading, statement.Text).ShouldBe((null, text));
        statement.Why.ShouldNotBeNull().ShouldContain(why);
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_kept_as_it_is()
    {
        await using var desk = Desk();
        desk.Vendor.On("GET", JobId, _ => new(200, Samples.Good(Job("READY", "https://merchant.wish.com/f.csv"))));
        desk.Vendor.On("GET", "/f.csv", _ => new(200, "") { Bytes = [0xFF, 0xFE, 0x00] });
        var statement = (await Page(desk, Under)).Statements.Single();
        Convert.FromBase64String(statement.Text).ShouldBe([0xFF, 0xFE, 0x00]);
        statement.Why.ShouldNotBeNull().ShouldContain("is not UTF-8");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id": "../../etc"}""")]
    [InlineData("""{"id": 7.5}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_job_without_a_number_is_malformed(string job)
    {
        await using var desk = Desk();
        desk.Vendor.On("POST", Jobs, _ => new(200, Samples.Good(JsonNode.Parse(job))));
        (await Should.ThrowAsync<ProviderException>(async () => await Page(desk, null))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2024-07-13T15:00:00.000Z job")]
    [InlineData("a b c d")]
    public async Task A_cursor_that_is_none_says_so(string cursor)
    {
        await using var desk = Desk();
        (await Should.ThrowAsync<ProviderException>(async () => await Page(desk, cursor))).Message.ShouldContain("not one of this adapter");
    }

    [Theory]
    [InlineData("1000000000001")]
    [InlineData("-1")]
    public async Task An_early_payment_that_cannot_be_is_malformed(string amount)
    {
        await using var desk = Desk();
        desk.Vendor.On("GET", "/payments/early_payment", _ => new(200, Samples.Good(JsonNode.Parse($$$"""{"available_amount": {"amount": {{{amount}}}, "currency_code": "USD"}}"""))));
        (await Should.ThrowAsync<ProviderException>(async () => await ((ITellEarlyPayments)desk.Client).GetEarlyPaymentAsync(default))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Theory]
    [InlineData("""{"available_amount": {"amount": 12.5, "currency_code": "USD"}}""", 12.5)]
    [InlineData("""{"available_amount": null}""", null)]
    [InlineData("""{"available_amount": {"amount": 12.5, "currency_code": "dollars"}}""", null)]
    [InlineData("{}", null)]
    public async Task What_could_be_paid_early_is_told(string data, double? amount)
    {
        await using var desk = Desk();
        desk.Vendor.On("GET", "/payments/early_payment", _ => new(200, Samples.Good(JsonNode.Parse(data))));
        (await ((ITellEarlyPayments)desk.Client).GetEarlyPaymentAsync(default)).ShouldBe(amount is { } told ? new Money((decimal)told, new("USD")) : null);
    }

    [Fact]
    public async Task Payouts_are_read_only_where_they_are_wanted_and_a_Wish_shop_is_paid_by_Wishs_rules()
    {
        await using WishDesk without = new(), with = Desk();
        without.Payouts.ShouldBeNull();
        with.Payouts.ShouldBeSameAs(with.Client);
        with.Policies.Completion.ShouldBe([WishCompletion.Standard]);
        WishCompletion.Standard.Paydays!.After(At(8, 12)).ShouldBe(At(8, 15));
        WishCompletion.Platinum.Paydays!.After(At(8, 12)).ShouldBe(At(8, 13, 7), "Tuesday begins at midnight in Los Angeles");
        WishCompletion.AfterScan(3).ShouldBe(TimeSpan.FromDays(75));
        Should.Throw<ArgumentOutOfRangeException>(() => WishCompletion.AfterScan(5));
    }

    private static string Under => $"2024-07-13T15:00:00.000Z {JobId} 2024-08-12T15:00:00.000Z";

    private static WishDesk Desk(Action<WishOptions>? more = null) => new(wish =>
    {
        wish.ReadPayouts = true;
        wish.InvoiceColumns.Add(Columns);
        more?.Invoke(wish);
    });

    private static JsonObject Job(string? status, string? url = null, int? total = null) => new()
    {
        ["id"] = JobId,
        ["status"] = status,
        ["created_at"] = "2024-08-12T15:00:00.000Z",
        ["total_count"] = total,
        ["file_urls"] = url is null || status != "READY" ? null : new JsonArray(url),
    };

    private static async Task<PayoutPage> Page(WishDesk desk, string? cursor) => await ((IPayoutClient)desk.Client).ListPayoutsAsync(cursor, default);

    /// <summary>The adapter against the sandbox vendor, and a cursor that is kept.</summary>
    private sealed class Trial : IAsyncDisposable
    {
        private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 8, 12, 15, 0, 0, TimeSpan.Zero));
        private string? _cursor;

        public Trial(WishSandboxOptions options)
        {
            Sandbox = new(options, _clock);
            Desk = new(wish =>
            {
                (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.PrimaryHandler) = (options.ClientId, options.ClientSecret, Sandbox.FirstRefreshToken, new SandboxHandler(Sandbox));
                wish.ReadPayouts = true;
                wish.InvoiceColumns.Add(WishSandbox.InvoiceColumns);
            }, clock: _clock);
        }

        public WishSandbox Sandbox { get; }

        public WishDesk Desk { get; }

        public void To(DateTimeOffset moment) => _clock.SetUtcNow(moment);

        public async Task<string> DeliveredAsync()
        {
            var id = Sandbox.PlaceOrder(new("LAMP", 2, 7.65m, 1.7m, Paris) { Hold = TimeSpan.Zero });
            _clock.Advance(TimeSpan.FromMinutes(1));
            (await Desk.Client.SubmitShipmentAsync(new(new(id), new("YT1234567890"), new("YunExpress"), [], null), default)).Outcome.ShouldBe(Outcome.Pending);
            _clock.Advance(TimeSpan.FromMinutes(1));
            Sandbox.ConfirmDelivery(id).ShouldBeTrue();
            (await Desk.Client.GetOrderAsync(new(id), default))!.Scans.ShouldBe([new(new("YT1234567890"), ParcelPhase.Delivered, ParcelIncident.None, Instant.From(_clock.GetUtcNow()))]);
            return id;
        }

        /// <summary>Polls as an inbox does until a job has been read to its end.</summary>
        public async Task<IReadOnlyList<PayoutStatement>> ReadAsync()
        {
            List<PayoutStatement> read = [];
            for (var i = 0; i < 20; i++)
            {
                var page = await Page(Desk, _cursor);
                _cursor = page.Cursor;
                foreach (var statement in page.Statements)
                    if (statement.Reading is not { Rows.Count: 0, Faults.Count: 0 })
                        read.Add(statement);
                if (page.Statements.Count > 0) return read;
                _clock.Advance(TimeSpan.FromMinutes(1));
            }

            throw new InvalidOperationException("the job does not end");
        }

        public ValueTask DisposeAsync() => Desk.DisposeAsync();
    }
}
