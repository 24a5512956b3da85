using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>A fixture over a sandbox vendor in memory: makes every fault, counts writes, keeps answers back. What is left to write is the adapter, and what the vendor's people do.</summary>
/// <param name="vendor">The vendor.</param>
public abstract class SandboxFixture(SandboxVendor vendor) : IVendorFixture, ISteerFaults, ICountWrites, IHoldAnswers
{
    private readonly Lock _lock = new();
    private (VendorFault Fault, VendorCalls On)? _steered;
    private (HeldAnswer Answer, VendorCalls On)? _held;
    private int _writes;

    /// <inheritdoc />
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <inheritdoc />
    public virtual TimeSpan? RetryAfter => SandboxFaults.RetryAfter;

    /// <inheritdoc />
    public int WritesSent => Volatile.Read(ref _writes);

    /// <inheritdoc />
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public virtual bool CanProvoke(VendorFault fault) => Enum.IsDefined(fault);

    /// <inheritdoc />
    public void Provoke(VendorFault fault, VendorCalls on)
    {
        lock (_lock) _steered = (fault, on);
    }

    /// <inheritdoc />
    public void Calm()
    {
        lock (_lock) _steered = null;
    }

    /// <inheritdoc />
    public HeldAnswer Hold(VendorCalls on)
    {
        lock (_lock)
        {
            _held = (new(), on);
            return _held.Value.Answer;
        }
    }

    /// <inheritdoc />
    public virtual ValueTask SettleAsync(CancellationToken cancellation) => default;

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    /// <summary>The way to the vendor: the primary handler of the adapter's HTTP client. Each call gives a new one, so that a client may dispose of it.</summary>
    protected HttpMessageHandler OpenWire()
    {
        vendor.Faults = Steer;
        return new Wire(this, vendor);
    }

    /// <summary>True for requests that may change something at the vendor.</summary>
    /// <param name="request">A request.</param>
    protected abstract bool IsWrite(SandboxRequest request);

    /// <summary>False for calls that never go wrong here and are not counted: those for tokens. True for all by default.</summary>
    /// <param name="request">A request.</param>
    protected virtual bool IsSteered(SandboxRequest request) => true;

    private bool Hits(SandboxRequest request, VendorCalls on) => IsSteered(request) && on.HasFlag(IsWrite(request) ? VendorCalls.Writes : VendorCalls.Reads);

    private SandboxFault? Steer(SandboxRequest request)
    {
        lock (_lock) return _steered is { } steered && Hits(request, steered.On) ? steered.Fault.ToSandbox(request) : null;
    }

    private HeldAnswer? Depart(SandboxRequest request)
    {
        lock (_lock)
        {
            if (_steered is { Fault: VendorFault.NotReached } steered && Hits(request, steered.On))
                throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was refused.");
            if (IsSteered(request) && IsWrite(request)) _writes++;
            if (_held is not { } held || !Hits(request, held.On)) return null;
            _held = null;
            return held.Answer;
        }
    }

    private sealed class Wire(SandboxFixture fixture, SandboxVendor vendor) : DelegatingHandler(new SandboxHandler(vendor))
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var held = fixture.Depart(await SandboxHandler.ReadAsync(request, cancellationToken).ConfigureAwait(false));
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (held is not null) await held.WaitAsync(cancellationToken).ConfigureAwait(false);
            return response;
        }
    }
}
