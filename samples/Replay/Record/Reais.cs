using Dropship.Domain;

namespace Replay.Record;

/// <summary>The record's one currency.</summary>
public static class Reais
{
    /// <summary>Brazilian real, ISO 4217.</summary>
    public static readonly Currency Brl = new("BRL");

    /// <summary>No money.</summary>
    public static readonly Money Zero = Money.Zero(Brl);

    /// <summary>So many reais.</summary>
    public static Money Of(decimal amount) => new(amount, Brl);
}
