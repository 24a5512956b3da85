using Dropship.Domain;

namespace Dropship.ModelCheck.Worlds;

/// <summary>A write between its try and the record of its answer.</summary>
/// <param name="Key">What it does.</param>
/// <param name="No">Which try.</param>
/// <param name="OpenedAt">The moment of its try.</param>
/// <param name="IsLate">True if, when its try was opened, a cancellation was open or done as far as the order knew.</param>
/// <param name="IsAnswered">False on its way to the vendor; true once the vendor has done its part and the answer is on its way back.</param>
/// <param name="IsAwaited">True while a worker waits for the answer.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Reason">Why it is a no.</param>
/// <param name="Made">The order at the supplier that it speaks of; 0 for none.</param>
internal readonly record struct Flight(TryKey Key, int No, int OpenedAt, bool IsLate, bool IsAnswered = false, bool IsAwaited = true, Outcome Outcome = Outcome.Unknown, DeclineReason Reason = DeclineReason.None, int Made = 0)
{
    public override string ToString() => $"{Key} try {No}";
}
