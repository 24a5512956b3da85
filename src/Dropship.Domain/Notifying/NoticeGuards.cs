using static Dropship.Domain.Guards;
using static Dropship.Domain.RefusalCode;

namespace Dropship.Domain;

/// <summary>What stands against telling a customer something.</summary>
internal static class NoticeGuards
{
    internal static Refusal? Refuse(Order order, TryKey key, Instant at)
    {
        if (order.Latest() is not { PaidAt: not null }) return No(NotForSale, "the sale is not paid");
        if (NoticeKey.Of(key) is not { } wanted || order.ReadNotice(key) is not { } notice) return No(Unknown, $"{key} is not a notice of this order");
        if (notice.Number is { } number && order.Parcel(number) is { } parcel && order.AwaitsRelease(parcel)) return No(Suspect, "the number is suspect and not released");
        if (wanted.Kind == NoticeKind.Refunded && !order.IsDone(new(TryKind.Refund, int.Parse(wanted.Subject, System.Globalization.CultureInfo.InvariantCulture)))) return No(WrongStage, "the money has not gone back");
        var telling = Telling.Of(order, wanted.Kind, wanted.Subject, at);
        return telling.Says(wanted.Subject, wanted.Fact) ? No(WrongStage, "it was told before")
            : telling.KeyOf(wanted.Kind, wanted.Subject, wanted.Fact) != key ? No(NotNext, $"number {wanted.No} is not the next after {telling.Next - 1}")
            : null;
    }
}
