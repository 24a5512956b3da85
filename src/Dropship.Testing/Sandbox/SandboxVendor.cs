namespace Dropship.Testing.Sandbox;

/// <summary>
/// A vendor as a request → response machine built from what the vendor documents, with books of its own: what was really ordered, paid,
/// shipped. It does no I/O but its ledger, reads time from a <see cref="TimeProvider"/>, and answers one request at a time.
/// </summary>
/// <param name="name">The vendor's name, for people.</param>
/// <param name="clock">Its time.</param>
public abstract class SandboxVendor(string name, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _calls = new(StringComparer.Ordinal);

    /// <summary>The vendor's name, for people.</summary>
    public string Name { get; } = name;

    /// <summary>What goes wrong with a call; null or an answer of null for nothing.</summary>
    public Func<SandboxRequest, SandboxFault?>? Faults { get; set; }

    /// <summary>How often each route was called, by verb and path template.</summary>
    public IReadOnlyDictionary<string, int> Calls
    {
        get
        {
            lock (_lock) return new SortedDictionary<string, int>(_calls, StringComparer.Ordinal);
        }
    }

    /// <summary>When the vendor does something next of its own accord, a message that it wants to send counted; null if it only waits. A host may jump its clock there.</summary>
    public virtual DateTimeOffset? NextAt => null;

    /// <summary>The moment of the newest line in its ledger; null if it has written none. Its clock must not start before it.</summary>
    public virtual DateTimeOffset? LastWritten => null;

    /// <summary>The vendor's present.</summary>
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Answers a request; null if the connection breaks instead.</summary>
    /// <param name="request">The request.</param>
    public SandboxAnswer? Handle(SandboxRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            var route = $"{request.Method} {Route(request)}";
            _calls[route] = _calls.GetValueOrDefault(route) + 1;
            return Faults?.Invoke(request) switch
            {
                null => Answer(request),
                SandboxFault.LoseRequest => null,
                SandboxFault.LoseAnswer => Lose(request),
                SandboxFault.AnswerInstead fault => fault.Answer,
                SandboxFault.ChangeAnswer fault => fault.Change(Answer(request)),
                var fault => throw new InvalidOperationException($"{fault.GetType().Name} is not known."),
            };
        }
    }

    /// <summary>Takes the webhook calls that the vendor wants to make by now, the oldest first; whoever takes them delivers them. None for a vendor that sends nothing.</summary>
    public virtual IReadOnlyList<SandboxMessage> TakeMessages() => [];

    /// <summary>Does something with the vendor's state while no request is answered: what its staff or its customers do.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">The work.</param>
    protected T Alone<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_lock) return work();
    }

    /// <summary>Answers a request. Called for one request at a time.</summary>
    /// <param name="request">The request.</param>
    protected abstract SandboxAnswer Answer(SandboxRequest request);

    /// <summary>The path template of a request, for counting; for example <c>/api/v3/orders/{id}</c>.</summary>
    /// <param name="request">The request.</param>
    protected virtual string Route(SandboxRequest request) => request.Path;

    private SandboxAnswer? Lose(SandboxRequest request)
    {
        Answer(request);
        return null;
    }
}
