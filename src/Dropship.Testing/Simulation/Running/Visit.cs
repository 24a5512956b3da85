using Dropship.Domain;
using static Dropship.Domain.Decision;

namespace Dropship.Testing.Simulation.Running;

/// <summary>
/// Brings the order as far as it goes now, in the steps of the engine: facts and decisions in one commit with the tries
/// they open, then the wire and the looks, then again until it rests. It may stall at every pause and die at every step.
/// </summary>
internal sealed class Visit(Life life, Worker worker)
{
    private const int MostPasses = 60;
    private readonly Wire _wire = new(life);
    private readonly HashSet<Todo> _failed = [];
    private readonly List<TryOpened> _sends = [];
    private readonly List<Todo> _looks = [];
    private Instant? _later;

    /// <summary>Each value is a pause; what the world does meanwhile, it does.</summary>
    internal IEnumerable<TimeSpan> Run()
    {
        worker.Load(life.Image);
        worker.Brought.AddRange(life.Inbox);
        var isAnswer = false;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            worker.Hear();
            if (worker.Drain() is not { } agenda) yield break;
            if (!Open(agenda)) yield break;
            if (_sends.Count > 0 && worker.Drain() is { } after) agenda = after;
            var isAtRest = _sends.Count == 0 && _looks.Count == 0;
            var wakeAt = Instant.Earlier(_looks.Count > 0 ? life.Now : agenda.WakeAt, _later);
            if (worker.Events.Count > 0 && (IsJournaled || isAnswer || isAtRest))
            {
                foreach (var pause in Hesitate()) yield return pause;
                if (worker.IsDead) yield break;
                if (!Commit(wakeAt))
                {
                    Reload();
                    continue;
                }

                if (life.Crashes(worker, 15)) yield break;
            }
            else if (isAtRest) life.Image.Touch(worker.Version, worker.Looked, wakeAt);

            if (isAtRest)
            {
                life.Rest(worker, agenda);
                yield break;
            }

            foreach (var send in _sends)
            {
                foreach (var pause in _wire.Send(worker, send)) yield return pause;
                if (worker.IsDead) yield break;
            }

            isAnswer = _sends.Count > 0;
            Look();
        }

        life.Silent($"a visit goes round {MostPasses} times");
    }

    private bool IsJournaled => _sends.Count > 0 && !life.Has(Sabotage.JournalsAfterSending);

    // What is on a lane that rests waits; the try of everything else is opened.
    private bool Open(Agenda agenda)
    {
        _sends.Clear();
        _looks.Clear();
        foreach (var todo in agenda.Todos)
        {
            if (_failed.Contains(todo)) continue;
            if (life.Lanes.RestsUntil(life.LaneOf(worker.Order, todo)) is { } until)
            {
                _later = Instant.Earlier(_later, until);
            }
            else if (todo is Todo.Send send)
            {
                var opened = new TryOpened(send.Key, send.No, life.Now, send.Deadline);
                if (!worker.Decide(opened)) return false;
                _sends.Add(opened);
            }
            else _looks.Add(todo);
        }

        return true;
    }

    private IEnumerable<TimeSpan> Hesitate()
    {
        if (life.Crashes(worker, 15)) yield break;
        if (life.Strikes(SimulationFaults.Stalls, 20)) yield return life.Chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
        if (life.Strikes(SimulationFaults.BusyStore, 30)) yield return life.Chance.Between(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30));
    }

    // Of a commit whose outcome is unknown only a fresh read is believed.
    private bool Commit(Instant? wakeAt)
    {
        if (life.Has(Sabotage.ForgetsToWake) && life.Chance.Of(10)) wakeAt = null;
        if (life.Has(Sabotage.OverwritesOthers)) life.Image.Write(life.Now, worker.Events, worker.Order, worker.Looked, wakeAt);
        else if (life.Strikes(SimulationFaults.UnknownCommits, 20))
        {
            if (life.Chance.Of(50)) life.Image.Commit(life.Now, worker.Version, worker.Events, worker.Order, worker.Looked, wakeAt);
            return false;
        }
        else if (!life.Image.Commit(life.Now, worker.Version, worker.Events, worker.Order, worker.Looked, wakeAt)) return false;

        life.Read(worker.Gathered);
        worker.Committed();
        return true;
    }

    private void Reload()
    {
        worker.Brought.InsertRange(0, worker.Gathered);
        worker.Gathered.Clear();
        worker.Load(life.Image);
    }

    private void Look()
    {
        foreach (var todo in _looks)
        {
            var lane = life.LaneOf(worker.Order, todo);
            if (life.Lanes.Fails(lane) || life.Strikes(SimulationFaults.DownTime, 20) || life.Strikes(SimulationFaults.WrongBodies, 10))
            {
                _failed.Add(todo);
                _later = Instant.Earlier(_later, life.Lanes.RestsUntil(lane) ?? life.Now + life.Chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(2)));
            }
            else life.Look(worker, todo);
        }
    }
}
