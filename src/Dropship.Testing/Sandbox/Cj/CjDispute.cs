namespace Dropship.Testing.Sandbox.Cj;

/// <summary>A dispute: what is recorded of it. What is decided is settled when it is opened and holds from its moment on.</summary>
internal sealed record CjDispute(CjEntry.DisputeOpened Opened)
{
    internal DateTimeOffset? WithdrawnAt { get; init; }

    internal string Id => Opened.DisputeId;

    internal bool IsOpen(DateTimeOffset now) => WithdrawnAt is null && now < Opened.DecideAt;

    internal CjVerdict? Verdict(DateTimeOffset now) => WithdrawnAt is null && now >= Opened.DecideAt ? Opened.Verdict : null;

    internal decimal PaidBack(DateTimeOffset now) => Verdict(now) == CjVerdict.Refund ? Opened.Amount : 0m;

    internal string? ResendCode(DateTimeOffset now) => Verdict(now) == CjVerdict.Resend ? $"{Opened.OrderCode}R{Id}" : null;

    internal CjBookedDispute Book(string number, DateTimeOffset now) => new(Opened.Reference, Id, number, Opened.ReasonId, Opened.Amount, PaidBack(now), Verdict(now), WithdrawnAt is not null);
}

/// <summary>A line of a dispute as it was asked for.</summary>
internal sealed record CjDisputedLine(string LineItemId, int Quantity, decimal Price);
