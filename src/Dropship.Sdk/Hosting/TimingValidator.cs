using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the pace of looks and tries must keep.</summary>
internal sealed class TimingValidator : AbstractValidator<Timing>
{
    public TimingValidator()
    {
        this.Span(r => r.PurchaseTimeout);
        this.Span(r => r.WriteTimeout);
        this.Span(r => r.RetryAfter);
        this.Span(r => r.PollSupplier);
        this.Span(r => r.PollCarrier);
        this.Span(r => r.PollSlowly);
        this.Span(r => r.ReconcileTracking);
        this.Span(r => r.KeepTrackingFor);
        this.Span(r => r.PollFunds);
        this.Span(r => r.SaleFreshFor);
        this.Span(r => r.AskDoubtAfter);
        this.Span(r => r.AskEvery);
        RuleFor(r => r.AwaitCarrier).InclusiveBetween(TimeSpan.Zero, SpanRules.Longest).WithMessage("'{PropertyName}' must be between none and ten years; it is {PropertyValue}.");
    }
}
