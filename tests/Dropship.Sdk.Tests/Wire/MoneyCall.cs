using Dropship.Hosting;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Testing.Wire;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>A call that spends, changes or uses up something, and all that a test needs to make it through the adapter that makes it.</summary>
/// <param name="Api">The Refit interface's name and the method's.</param>
/// <param name="Verb">Its verb.</param>
/// <param name="Path">Its path.</param>
internal sealed record MoneyCall(string Api, string Verb, string Path)
{
    /// <summary>Adds the adapter to a shop, at an address; gives the account's name.</summary>
    public required Func<ShopBuilder, Uri, string> Join { get; init; }

    /// <summary>Makes it; says in one word how it ended.</summary>
    public required Func<MoneyShop, Task<string>> Make { get; init; }

    /// <summary>The vendor's good answer at a time.</summary>
    public required Func<DateTimeOffset, string> Good { get; init; }

    /// <summary>An answer of which one half says yes and the other no.</summary>
    public required Func<string, RawAnswer> Contradiction { get; init; }

    /// <summary>A good answer that does not name what it is about; null if the vendor documents nothing that it should name.</summary>
    public string? Nothing { get; init; }

    /// <summary>A good answer about somebody else's; null if the vendor documents nothing that it should name.</summary>
    public string? Another { get; init; }

    /// <summary>What the good answer says that it costs, as it is written there; null if it names no amount that is used.</summary>
    public string? Amount { get; init; }

    /// <summary>What the vendor answers to the reads around it, by path.</summary>
    public required Func<string, string?> Reads { get; init; }

    /// <summary>The tokens the account has; null for none.</summary>
    public required Func<DateTimeOffset, TokenSet?> Tokens { get; init; }

    /// <summary>How often the adapter may send it by its own declaration when nobody knows what became of it.</summary>
    public int MostTries { get; init; } = 1;

    /// <summary>The faults that the adapter lists as "no effect", beside a port at which nobody listens.</summary>
    public IReadOnlyList<string> NoEffect { get; init; } = [];

    internal bool IsMadeBy(RawRequest request) => request.Method == Verb && request.Path == Path;

    /// <summary>Word for what a call for a token came to: it has no receipt.</summary>
    internal static async Task<string> TellAsync(Func<Task> read)
    {
        try
        {
            await read();
            return "Done";
        }
        catch (ProviderException fault)
        {
            return fault.Fault.ToString();
        }
    }

    /// <summary>The same of a call that may be answered without being done.</summary>
    internal static async Task<string> TellAsync(Func<Task<bool>> isDone)
    {
        var done = false;
        var told = await TellAsync(async () => { done = await isDone(); });
        return told != "Done" || done ? told : "Open";
    }

    public override string ToString() => Api;
}
