using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;

namespace Dropship.Settling;

/// <summary>The money of a shop, for people: what was paid out, what is owed, what was earned.</summary>
public interface ISettlements
{
    /// <summary>
    /// Books what a marketplace paid to the orders it names, and lists what it cannot book. Only the good rows of the file are looked at: ask for <see cref="FileReading{T}.All"/> first, to be sure that there is no other.
    /// The same file again books nothing twice. One import at a time for a shop: of two at once, the list of one may be lost, which importing its file again brings back.
    /// </summary>
    /// <param name="shop">Whose payouts.</param>
    /// <param name="file">The lines.</param>
    /// <param name="cancellation">Gives up; what was booked by then stays booked.</param>
    /// <exception cref="ArgumentException">The shop is not configured.</exception>
    Task<PayoutImport> ImportAsync(ShopId shop, FileReading<PayoutRow> file, CancellationToken cancellation = default);

    /// <summary>The lines that were not booked to an order, also those that were accepted as the shop's own.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<UnmatchedPayout>> UnmatchedAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>Books a listed line to an order; to the order as a whole if it names a line that the order does not have.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="row">The line, as <see cref="UnmatchedAsync"/> gave it.</param>
    /// <param name="order">Which order.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> AssignAsync(ShopId shop, UnmatchedPayout row, OrderId order, string by, CancellationToken cancellation = default);

    /// <summary>Takes a listed line as the shop's own cost or income: it belongs to no order. It stands in the ledger from then on.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="row">The line, as <see cref="UnmatchedAsync"/> gave it.</param>
    /// <param name="by">Who, and why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> AcceptAsync(ShopId shop, UnmatchedPayout row, string by, CancellationToken cancellation = default);

    /// <summary>What the marketplace owes, order by order and by age. Reads every order of the shop.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ReceivableReport> ReceivablesAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>What the marketplace owes against its cap, see <see cref="ExposureRules"/>. Reads every order of the shop.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ExposureReport> ExposureAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>What the marketplace would pay out early on demand; null if it does not say, or has no such thing.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProviderException">It could not be asked.</exception>
    Task<Money?> EarlyPaymentAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>Payout files of the marketplace that could not be read, or not in whole. They stay until a person settles them.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<KeptPayoutFile>> KeptFilesAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>Books a kept file, read with columns that fit it, and keeps it no longer. One that still has faults is booked as far as it goes and stays.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="columns">What its columns are called.</param>
    /// <param name="cancellation">Gives up; what was booked by then stays booked.</param>
    /// <returns>What it came to; null if no file of this name is kept.</returns>
    /// <exception cref="BadFileException">The columns do not fit: it stays kept.</exception>
    Task<PayoutImport?> ImportKeptAsync(ShopId shop, string name, PayoutColumns columns, CancellationToken cancellation = default);

    /// <summary>Keeps a file no longer: a person has settled it elsewhere.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False if no file of this name is kept.</returns>
    Task<bool> DropKeptAsync(ShopId shop, string name, CancellationToken cancellation = default);

    /// <summary>What was earned, from orders that were paid for within a time. Reads every order of the shop.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="by">What the lines of the answer are.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="until">The moment behind the last.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Sorted by name, then by currency.</returns>
    Task<IReadOnlyList<ProfitLine>> ProfitAsync(ShopId shop, ProfitBy by, Instant from, Instant until, CancellationToken cancellation = default);

    /// <summary>
    /// Writes every transfer of the shop's ledger as CSV: <c>order</c>, <c>at</c> (UTC), <c>from</c>, <c>to</c>, <c>amount</c>, <c>currency</c>, <c>line</c>, <c>purchase</c>, <c>supplier</c>, <c>note</c>. Orders by number, transfers in
    /// the order of their life; accepted lines of payouts last. A text that a spreadsheet would take for a formula gets a quote before it. Reads every order of the shop.
    /// </summary>
    /// <param name="shop">Whose.</param>
    /// <param name="into">Where to; it is not closed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many transfers were written.</returns>
    Task<int> ExportLedgerAsync(ShopId shop, TextWriter into, CancellationToken cancellation = default);
}
