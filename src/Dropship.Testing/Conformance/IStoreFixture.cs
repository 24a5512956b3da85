using Dropship.Storage;

namespace Dropship.Testing.Conformance;

/// <summary>Gives a conformance case its store: empty at first, opened as often as the case asks.</summary>
public interface IStoreFixture : IAsyncDisposable
{
    /// <summary>
    /// Closes the store that is open, if any, and opens it over the same data, initialised. The first call gives an empty store.
    /// A store that keeps nothing gives an empty one each time; it fails the cases that set <see cref="StoreCase.NeedsDurability"/>.
    /// </summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<StoreUnderTest> OpenAsync(CancellationToken cancellation);
}

/// <summary>The faces of one store.</summary>
/// <param name="Orders">Keeps orders.</param>
/// <param name="People">Keeps addresses.</param>
/// <param name="Tokens">Keeps vendors' tokens.</param>
public sealed record StoreUnderTest(IOrderStore Orders, IPersonalDataStore People, ITokenStore Tokens)
{
    /// <summary>Keeps the book of buyers; null if the store keeps none: the cases that set <see cref="StoreCase.NeedsBuyers"/> fail then, to be left out by that.</summary>
    /// <value><see cref="People"/>, if it does.</value>
    public IBuyerRecords? Buyers { get; init; } = People as IBuyerRecords;
}
