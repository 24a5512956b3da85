using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A marketplace that lets the shop promise longer handling times, or offer less of its goods. Throws <see cref="ProviderException"/>.</summary>
public interface IControlIntake
{
    /// <summary>Makes new sales come in so. It is a state: said again, it changes nothing. What was sold before keeps what it was promised.</summary>
    /// <param name="intake">How; a marketplace that knows only one of the two takes that one.</param>
    /// <param name="cancellation">Gives up; it is said again later.</param>
    /// <returns>True once it holds; false if there is more to do: it is said again in the next round, so that a large catalogue does not hold up everything else.</returns>
    ValueTask<bool> SetIntakeAsync(SalesIntake intake, CancellationToken cancellation);
}
