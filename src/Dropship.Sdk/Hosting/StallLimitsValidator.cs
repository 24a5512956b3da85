using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the limits on silent parcels must keep.</summary>
internal sealed class StallLimitsValidator : AbstractValidator<StallLimits>
{
    public StallLimitsValidator()
    {
        this.Span(r => r.Origin);
        this.Span(r => r.LineHaul);
        this.Span(r => r.Arrived);
        this.Span(r => r.Delivery);
        this.Span(r => r.Pickup);
        this.Span(r => r.Returning);
    }
}
