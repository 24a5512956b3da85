using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests.SeventeenTrack;

/// <summary>What was registered stays, and a second sandbox on the same file is the same vendor.</summary>
public sealed class TrackLedgerTests : IDisposable
{
    private readonly string _file = Path.Combine(AppContext.BaseDirectory, nameof(TrackLedgerTests) + ".ledger");

    public TrackLedgerTests() => File.Delete(_file);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_second_sandbox_on_the_same_file_has_the_same_state()
    {
        string list, info;
        DateTimeOffset end;
        using (var ledger = new SandboxLedger(_file))
        {
            var driver = new TrackDriver(ledger: ledger).Following();
            driver.Code("register", TrackDriver.Item("RR123456789CN", 3011)).ShouldBe(0);
            driver.Code("register", TrackDriver.Item("RR223456789CN", 3011)).ShouldBe(0);
            driver.Code("deletetrack", TrackDriver.Item("RR223456789CN")).ShouldBe(0);
            driver.Clock.Advance(TimeSpan.FromDays(3));
            driver.Code("stoptrack", TrackDriver.Item("RR123456789CN")).ShouldBe(0);
            driver.Code("retrack", TrackDriver.Item("RR123456789CN")).ShouldBe(0);
            driver.Code("changecarrier", """[{"number":"RR123456789CN","carrier_new":3013}]""").ShouldBe(0);
            driver.Code("changeinfo", """[{"number":"RR123456789CN","items":{"tag":"shp_1"}}]""").ShouldBe(0);
            (list, info, end) = (driver.Data("gettracklist", "{}").GetRawText(), driver.Info().GetRawText(), driver.Clock.GetUtcNow());
        }

        using var again = new SandboxLedger(_file);
        var second = new TrackDriver(ledger: again, start: end.AddSeconds(-0.8));
        second.Data("gettracklist", "{}").GetRawText().ShouldBe(list);
        second.Info().GetRawText().ShouldBe(info);
        second.Track.QuotaUsed.ShouldBe(3);
        second.Track.LastWritten.ShouldNotBeNull().ShouldBeLessThan(end);
        second.Code("retrack", TrackDriver.Item("RR123456789CN")).ShouldBe(-18019904);
    }

    [Fact]
    public void A_last_line_that_was_cut_off_never_happened()
    {
        using (var ledger = new SandboxLedger(_file))
        {
            var driver = new TrackDriver(ledger: ledger);
            driver.Code("register", TrackDriver.Item("RR123456789CN")).ShouldBe(0);
            driver.Code("register", TrackDriver.Item("RR223456789CN")).ShouldBe(0);
        }

        File.WriteAllText(_file, File.ReadAllText(_file)[..^3]);
        using var again = new SandboxLedger(_file);
        new TrackDriver(ledger: again).Track.Numbers.ShouldBe(["RR123456789CN"]);
    }

    [Theory]
    [InlineData("""{"kind":"created","At":"2026-03-02T08:00:00+00:00"}""")]
    [InlineData("""{"kind":"stopped","At":"2026-03-02T08:00:00+00:00","No":7}""")]
    [InlineData("""{"At":"2026-03-02T08:00:00+00:00"}""")]
    [InlineData("""null""")]
    [InlineData("""{""")]
    public void A_line_of_another_vendor_is_refused(string line)
    {
        using var ledger = new SandboxLedger();
        ledger.Add(line);
        Should.Throw<InvalidDataException>(() => new TrackDriver(ledger: ledger)).Message.ShouldBe("Line 1 of the ledger was not written by this sandbox.");
    }

    [Fact]
    public void The_same_calls_give_the_same_answers()
    {
        string Live(long seed)
        {
            var driver = new TrackDriver(options => options with { Seed = seed }).Following();
            driver.Clock.Advance(TimeSpan.FromDays(11));
            return driver.Info().GetRawText();
        }

        Live(1).ShouldBe(Live(1));
        Live(1).ShouldNotBe(Live(2));
    }
}
