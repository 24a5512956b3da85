using Dropship.Domain;
using Dropship.Ports;
using FluentValidation;

namespace Dropship.Engine;

/// <summary>
/// What an order must keep before it is taken in, whatever adapter brought it. One that does not is held with the reason, so that
/// a person sees it; nothing of it is bought.
/// </summary>
internal sealed class ImportedOrderValidator : AbstractValidator<MarketplaceOrder>
{
    private const int MostUnits = 1_000_000;
    private static readonly Instant Earliest = Instant.From(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly Instant Latest = Instant.From(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly ImportedOrderValidator Rules = new();

    public ImportedOrderValidator()
    {
        RuleFor(o => o.Sale.Release).GreaterThanOrEqualTo(0);
        RuleFor(o => o.Sale.Status).IsInEnum();
        RuleFor(o => o.Sale.PlacedAt).Must(IsSane).WithMessage("'{PropertyName}' is {PropertyValue}: give a time between 2000 and 2200; check the adapter's time zone and unit.");
        RuleFor(o => o.Sale.PaidAt).Must(at => at is not { } paid || IsSane(paid)).WithMessage("'{PropertyName}' is {PropertyValue}: give a time between 2000 and 2200; check the adapter's time zone and unit.");
        RuleFor(o => o.Sale.PaidAt).NotNull().When(o => o.Sale.Status == SaleStatus.Paid).WithMessage("'{PropertyName}' is missing, though the status is Paid: map the payment's time.");
        RuleFor(o => o.Sale.Paid).Must(IsNotNegative).WithMessage("'{PropertyName}' is {PropertyValue}: what the buyer paid is not negative.");
        RuleFor(o => o.Sale.To.Country).Must(IsCountry).WithMessage("'{PropertyName}' is '{PropertyValue}': give the ISO 3166 code, two capital letters.");
        RuleFor(o => o.Sale.Lines.AsEnumerable()).Must(AreDistinct).OverridePropertyName("Sale.Lines").WithMessage("'{PropertyName}' names one line twice: give each its own number.");
        RuleFor(o => o.Sale.Lines).Must(AreApart).OverridePropertyName("Sale.Lines").WithMessage("'{PropertyName}' has a line whose number is another's with '~' behind it, which names an item of that one: let the adapter write '~' in numbers otherwise.");
        RuleForEach(o => o.Confirmed.AsEnumerable()).Must(confirmed => IsSane(confirmed.At)).OverridePropertyName("Confirmed").WithMessage("'{PropertyName}' is {PropertyValue}: give a time between 2000 and 2200; check the adapter's time zone and unit.");
        RuleForEach(o => o.Scans.AsEnumerable()).Must(scan => IsSane(scan.At)).OverridePropertyName("Scans").WithMessage("'{PropertyName}' is {PropertyValue}: give a time between 2000 and 2200; check the adapter's time zone and unit.");
        RuleForEach(o => o.Sale.Lines.AsEnumerable()).ChildRules(line =>
        {
            line.RuleFor(l => l.Quantity).InclusiveBetween(1, MostUnits);
            line.RuleFor(l => l.UnitPrice).Must(IsNotNegative).WithMessage("'{PropertyName}' is {PropertyValue}: a price is not negative.");
            line.RuleFor(l => l.Shipping).Must(IsNotNegative).WithMessage("'{PropertyName}' is {PropertyValue}: a charge for shipping is not negative.");
        }).OverridePropertyName("Sale.Lines");
        RuleFor(o => o.Sale).Must(HasOneCurrency).OverridePropertyName("Sale.Lines").WithMessage("'{PropertyName}' is in another currency than what was paid: a shop has one.");
    }

    /// <summary>What is wrong with an order, field by field; null if nothing is.</summary>
    internal static string? Fault(MarketplaceOrder order)
    {
        var result = Rules.Validate(order);
        return result.IsValid ? null : string.Join(" ", result.Errors.Select(static error => error.ErrorMessage));
    }

    private static bool IsSane(Instant at) => at >= Earliest && at <= Latest;

    private static bool IsNotNegative(Money money) => money.Amount >= 0m;

    private static bool IsCountry(string country) => country.Length == 2 && country.All(char.IsAsciiLetterUpper);

    private static bool AreDistinct(IEnumerable<OrderLine> lines) => lines.CountBy(line => line.Id).All(line => line.Value == 1);

    private static bool AreApart(Few<OrderLine> lines)
    {
        foreach (var line in lines)
            foreach (var other in lines)
                if (line.Id != other.Id && line.Id.Owns(other.Id))
                    return false;
        return true;
    }

    private static bool HasOneCurrency(Fact.SaleSeen sale)
    {
        foreach (var line in sale.Lines)
            if (line.UnitPrice.Currency != sale.Paid.Currency || line.Shipping.Currency != sale.Paid.Currency)
                return false;
        return true;
    }
}
