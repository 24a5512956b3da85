using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>Personal data of an order, apart from its history and erasable.</summary>
public interface IPersonalDataStore
{
    /// <summary>Keeps or replaces the address of an order.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="address">The address.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation);

    /// <summary>The address of an order; null if it was never known or is erased.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation);

    /// <summary>Keeps words to a buyer under a name, until they are erased with the order. Words of the same name are replaced.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="name">Names them within the order.</param>
    /// <param name="words">The words.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation);

    /// <summary>Words that were kept; null if there are none of this name or they are erased.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="name">Names them within the order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation);

    /// <summary>Erases what is known of a person through an order. A save for an erased order is dropped: late messages must not bring it back.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask EraseAsync(OrderKey order, CancellationToken cancellation);

    /// <summary>
    /// Says from which moment on what is known of a person through an order may not be kept any longer; it is for whoever runs the store to erase it then. Binds data that come
    /// later, too. An erased order keeps the moment it has.
    /// </summary>
    /// <param name="order">Which order.</param>
    /// <param name="until">The moment; null lifts it.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation);

    /// <summary>Whether data of an order may be kept, and until when; null if nothing was ever said or kept. For an erased order it is the proof that is left.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation);

    /// <summary>Orders whose data may not be kept any longer and are not erased, the longest first.</summary>
    /// <param name="now">The present.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation);

    /// <summary>A shop's orders whose address has exactly this name, telephone, e-mail or tax number, letters in any case; sorted by key. It reads every address: for a person's request, not for daily work.</summary>
    /// <param name="shop">Whose orders.</param>
    /// <param name="text">The name, telephone, e-mail or tax number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation);
}

/// <summary>Whether personal data of an order may be kept.</summary>
/// <param name="IsErased">True once they are erased; they never come back.</param>
/// <param name="Until">From when on they may not be kept: for an erased order the moment at which they had to go. Null if that was never said.</param>
public sealed record Keeping(bool IsErased, Instant? Until);
