namespace Replay.Record;

/// <summary>A file of the record cannot be used at all. The message names each such file and its cure.</summary>
public sealed class RecordException : Exception
{
    /// <summary>Says what is wrong and what cures it.</summary>
    public RecordException(string message) : base(message)
    {
    }

    /// <summary>Says what is wrong and what cures it, with the fault beneath.</summary>
    public RecordException(string message, Exception cause) : base(message, cause)
    {
    }

    /// <summary>Nothing is known of the fault.</summary>
    public RecordException()
    {
    }
}
