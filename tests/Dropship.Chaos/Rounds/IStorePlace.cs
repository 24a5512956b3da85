namespace Dropship.Chaos.Rounds;

/// <summary>Where a round's store lies, and how it is taken away.</summary>
internal interface IStorePlace : IAsyncDisposable
{
    /// <summary>sqlite or postgres.</summary>
    string Name { get; }

    string ConnectionString { get; }

    /// <summary>False if this machine does not let us take it away.</summary>
    bool CanBeTakenAway { get; }

    /// <summary>Takes it away.</summary>
    Task TakeAwayAsync();

    /// <summary>Brings it back; harmless if it is there.</summary>
    Task BringBackAsync();
}
