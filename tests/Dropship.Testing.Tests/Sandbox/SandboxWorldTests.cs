using System.Text;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Testing.Sandbox;

public sealed class SandboxWorldTests : IDisposable
{
    private const double Crawling = 1e-6;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public async Task A_folder_that_is_opened_again_goes_on_where_it_stopped()
    {
        string id;
        await using (var world = SandboxWorld.Open(_folder, Start, Crawling))
        {
            WishSandbox wish = new(new(), world.Clock, world.Ledger("wish"));
            await world.HostAsync(wish);
            id = wish.PlaceOrder(WishShop.Lamp());
            world.JumpTo(Start.AddDays(90));
            world.Clock.GetUtcNow().ShouldBeInRange(Start.AddHours(8), Start.AddHours(9));
        }

        await using var again = SandboxWorld.Open(_folder, Start, Crawling);
        again.Clock.GetUtcNow().ShouldBeInRange(Start.AddHours(8), Start.AddHours(9));
        new WishSandbox(new(), again.Clock, again.Ledger("wish")).Sale(id).State.ShouldBe("APPROVED");
    }

    [Fact]
    public async Task A_vendor_is_never_hosted_before_its_own_last_line()
    {
        using (SandboxLedger ledger = new(Path.Combine(Directory.CreateDirectory(_folder).FullName, "wish.ledger")))
            new WishSandbox(new(), new FastClock(Start.AddDays(3), Crawling), ledger).PlaceOrder(WishShop.Lamp());
        await using var world = SandboxWorld.Open(_folder, Start, Crawling);
        await world.HostAsync(new WishSandbox(new(), world.Clock, world.Ledger("wish")));
        world.Clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(Start.AddDays(3));
    }

    [Fact]
    public async Task Messages_are_delivered_when_they_are_due_and_dropped_if_nobody_listens()
    {
        await using var world = SandboxWorld.Open(_folder, Start, Crawling);
        EchoVendor heard = new(world.Clock), unheard = new(world.Clock);
        List<string> told = [];
        await world.HostAsync(heard, (message, _) =>
        {
            told.Add(Encoding.UTF8.GetString(message.Body.Span));
            return Task.CompletedTask;
        });
        await world.HostAsync(unheard);
        heard.Send("first", Start.AddHours(1));
        heard.Send("second", Start.AddHours(2));
        unheard.Send("nobody", Start.AddMinutes(30));
        (await world.DeliverAsync()).ShouldBe(0);
        world.NextAt.ShouldBe(Start.AddMinutes(30));
        world.JumpTo(Start.AddDays(1));
        (await world.DeliverAsync()).ShouldBe(0);
        world.NextAt.ShouldBe(Start.AddHours(1));
        world.JumpTo(Start.AddDays(1));
        (await world.DeliverAsync()).ShouldBe(1);
        world.JumpTo(Start.AddDays(1));
        (await world.DeliverAsync()).ShouldBe(1);
        told.ShouldBe(["first", "second"]);
        world.NextAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_hosted_vendor_answers_over_http()
    {
        await using var world = SandboxWorld.Open(_folder, Start);
        var address = await world.HostAsync(new WishSandbox(new(), world.Clock, world.Ledger("wish")));
        using HttpClient http = new() { BaseAddress = address };
        (await (await http.GetAsync("/api/v3/oauth/test")).Content.ReadAsStringAsync()).ShouldContain("1012");
    }

    [Fact]
    public async Task A_moment_that_cannot_be_read_is_named_with_its_cure()
    {
        await using (SandboxWorld.Open(_folder, Start)) { }
        File.WriteAllText(Path.Combine(_folder, "moment.txt"), "soon");
        Should.Throw<InvalidDataException>(() => SandboxWorld.Open(_folder, Start)).Message.ShouldContain("moment.txt");
    }

    [Theory]
    [InlineData("../wish")]
    [InlineData("wi sh")]
    public async Task A_ledger_cannot_lie_elsewhere(string name)
    {
        await using var world = SandboxWorld.Open(_folder, Start);
        Should.Throw<ArgumentException>(() => world.Ledger(name));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
