using Dropship.Domain;
using Dropship.Testing.Simulation.Worlds;

namespace Dropship.Testing.Simulation.Running;

/// <summary>
/// The life of one order between two workers on one store and vendors that keep books of their own. Time is virtual: it
/// jumps to whatever comes next. When the faults have stopped it runs on until the order is closed or waits for a person.
/// </summary>
internal sealed class Life : World
{
    private const int MostTurns = 8000;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Unasked = TimeSpan.FromDays(120);
    private readonly Worker[] _workers;
    private readonly bool _hasPerson;
    private readonly TimeSpan _patience;
    private readonly Sabotage _sabotage;
    private readonly Dictionary<string, string> _failures = [];
    private Worker? _acting;
    private Instant? _leasedUntil;

    internal Life(Setting setting, OrderKey key, Sabotage sabotage) : base(setting)
    {
        _sabotage = sabotage;
        Image = new(new Order(key), Trace);
        Lanes = new(this);
        _workers = [new(this), new(this)];
        _hasPerson = Chance.Of(70);
        _patience = TimeSpan.FromDays(Chance.Pick(8, 8, 8, 40));
    }

    internal Trace Trace { get; } = new();

    internal StoreImage Image { get; }

    internal Lanes Lanes { get; }

    /// <summary>News that is not durable in the order yet; it outlives every crash, as a marketplace's list does.</summary>
    internal List<Fact> Inbox { get; } = [];

    internal int CrashCount { get; private set; }

    /// <summary>What was found wrong, by the figure it counts in.</summary>
    internal IReadOnlyDictionary<string, string> Failures => _failures;

    internal override Order Order => _acting?.Order ?? Image.Order;

    internal override Looked Looked
    {
        get => _acting?.Looked ?? Image.Looked;
        set => _acting!.Looked = value;
    }

    internal bool Has(Sabotage planted) => (_sabotage & planted) != 0;

    internal Agenda Agenda => Fulfilment.Next(Image.Order, Policies, Now, Image.Looked);

    internal void Run()
    {
        Market.Open();
        for (var turn = 0; turn < MostTurns; turn++)
            if (!Turn())
                return;
        Silent($"it does not come to rest in {MostTurns} turns");
    }

    internal override void Answer(Decision wanted)
    {
        if (Fulfilment.Take(Image.Order, new Command.Decide(wanted)) is { Happened: { } happened } taken)
            Image.Commit(Now, Image.Version, [happened], taken.Order, Image.Looked, Now);
    }

    internal override void Hear(Fact fact)
    {
        if (_acting is { } worker) worker.Brought.Add(fact);
        else Inbox.Add(fact);
    }

    /// <summary>What is durable need not be told again.</summary>
    internal void Read(List<Fact> gathered) => Inbox.RemoveAll(gathered.Contains);

    internal void Rest(Worker worker, Agenda agenda)
    {
        Read(worker.Gathered);
        worker.Gathered.Clear();
        if (_hasPerson && !agenda.Asks.IsEmpty) Person.IsAsked();
    }

    internal void Look(Worker worker, Todo todo)
    {
        _acting = worker;
        Reader.Read(todo);
        _acting = null;
        if (_sabotage != Sabotage.None) Misled.ByLook(this, worker, todo);
    }

    internal int LaneOf(Order order, Todo todo) => todo switch
    {
        Todo.TrackParcel => Lanes.Carrier,
        Todo.CheckFunds funds => Lanes.Of(this, funds.Supplier),
        Todo.ReadPurchase read => LaneOf(order, read.Round),
        Todo.ReadDisputes read => LaneOf(order, read.Round),
        Todo.ReadResend read => LaneOf(order, read.Round),
        Todo.ResolveDoubt doubt => LaneOf(order, doubt.Round),
        Todo.Send { Key: { IsAtSupplier: true } key } => LaneOf(order, key.No),
        _ => Lanes.Market,
    };

    /// <summary>True if the process dies here. Sometimes the machine dies, and the other worker with it.</summary>
    internal bool Crashes(Worker worker, int percent)
    {
        if (!Strikes(SimulationFaults.Crashes, percent)) return false;
        CrashCount++;
        worker.IsDead = true;
        if (Chance.Of(30))
            foreach (var other in _workers) other.IsDead = other.IsDead || other.IsBusy;
        return true;
    }

    internal void Illegal(string why) => Fail("illegal_transitions", why);

    internal void Silent(string why) => Fail("silent_orders", why);

    /// <summary>The first finding of each kind is told.</summary>
    internal void Fail(string figure, string why) => _failures.TryAdd(figure, $"{Now}: {why}");

    private int LaneOf(Order order, int round) => order.Purchase(round)?.Intent is { } intent ? Lanes.Of(this, intent.Supplier) : Lanes.Market;

    // False once there is nothing more to wait for.
    private bool Turn()
    {
        while (Post.TryTake(Now, out var what)) what();
        if (_failures.ContainsKey("silent_orders")) return false;
        if (Due() <= Now && Free() is { } worker)
        {
            worker.IsBusy = true;
            _leasedUntil = Now + Lease;
            Advance(worker, new Visit(this, worker).Run().GetEnumerator());
            return true;
        }

        if (Instant.Earlier(Post.Next, Due()) is not { } next) return false;
        if (Now > CalmFrom && !_workers[0].IsBusy && !_workers[1].IsBusy && Now - Image.LastNews is var quiet && quiet > _patience && (quiet > Unasked || !Agenda.Asks.IsEmpty)) return false;
        if (next > Now) Now = next;
        return true;
    }

    private void Advance(Worker worker, IEnumerator<TimeSpan> visit)
    {
        if (!worker.IsDead && visit.MoveNext() && !worker.IsDead)
        {
            Post.At(Now + visit.Current, () => Advance(worker, visit));
            return;
        }

        if (worker.IsDead) _workers[Array.IndexOf(_workers, worker)] = new(this);   // its lease stands until it runs out
        else if (!Others(worker)) _leasedUntil = null;
        worker.IsBusy = false;
        visit.Dispose();
    }

    private bool Others(Worker worker)
    {
        foreach (var other in _workers)
            if (other != worker && other.IsBusy)
                return true;
        return false;
    }

    private Worker? Free()
    {
        foreach (var worker in _workers)
            if (!worker.IsBusy)
                return worker;
        return null;
    }

    // When the next visit may begin: never two at once within a lease, but a worker that stalls is overtaken.
    private Instant? Due()
    {
        if (Free() is null) return null;
        var due = Inbox.Count > 0 ? Now : Image.WakeAt;
        return due is { } at && _leasedUntil is { } until && until > at ? until : due;
    }
}
