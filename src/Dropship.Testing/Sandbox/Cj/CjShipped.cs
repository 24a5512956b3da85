namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Finds parcels by their numbers. The numbers are known as soon as an order is paid, so each order is entered once.</summary>
internal sealed class CjShipped(CjDesk desk)
{
    private readonly Dictionary<string, string> _orders = new(StringComparer.OrdinalIgnoreCase);
    private int _entered;

    /// <summary>The parcel that bears a number, its own or that of its last mile; null if none such has left.</summary>
    internal CjParcel? Find(string number)
    {
        for (; _entered < desk.State.PaidIds.Count; _entered++)
            foreach (var borne in CjParcel.Numbers(desk.State.Find(desk.State.PaidIds[_entered])!, desk))
                _orders[borne] = desk.State.PaidIds[_entered];
        return _orders.TryGetValue(number, out var id)
            ? CjParcel.Of(desk.State.Find(id)!, desk).FirstOrDefault(parcel => Is(parcel.Number, number) || Is(parcel.LastMileNumber, number))
            : null;
    }

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
