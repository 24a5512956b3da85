namespace Dropship.Files;

/// <summary>A row, or a field of it, that makes no sense.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line the row begins on, from 1.</param>
/// <param name="Column">Which column; empty for the row as a whole.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Cure">What is wrong with it and what cures it.</param>
public sealed record FileFault(string File, int Line, string Column, string Value, string Cure)
{
    /// <summary>One line that a person can act on.</summary>
    public override string ToString() => $"{File}, line {Line}: {What}";

    /// <summary>The same without file and line.</summary>
    public string What => Column.Length == 0 ? $"the row {Shown.Of(Value)} {Cure}" : $"{Column} {Shown.Of(Value)} {Cure}";
}

/// <summary>What was read from a file: its good rows, and what is wrong with the others.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="File">The file's name.</param>
/// <param name="Rows">The good rows, in the order of the file.</param>
/// <param name="Faults">What is wrong with the others; empty if all are good.</param>
public sealed record FileReading<T>(string File, IReadOnlyList<T> Rows, IReadOnlyList<FileFault> Faults)
{
    /// <summary>All rows, if all are good.</summary>
    /// <exception cref="BadFileException">One is not: nothing of the file is taken. Who wants the good rows all the same takes <see cref="Rows"/>.</exception>
    public IReadOnlyList<T> All => Faults.Count == 0 ? Rows : throw new BadFileException(File, Faults);
}

/// <summary>A file cannot be taken as it is. The message names the first faults, each with its line, column and cure.</summary>
public sealed class BadFileException : Exception
{
    private const int Told = 10;

    /// <summary>Says what is wrong with the rows of a file.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="faults">What is wrong.</param>
    public BadFileException(string file, IReadOnlyList<FileFault> faults)
        : base($"{file} has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}, so nothing of it was taken: {string.Join("; ", faults.Take(Told).Select(static fault => $"line {fault.Line}, {fault.What}"))}{(faults.Count > Told ? " ..." : "")}") =>
        Faults = faults;

    /// <summary>Says why a file cannot be read at all.</summary>
    /// <param name="message">What is wrong and what cures it.</param>
    /// <param name="cause">The fault beneath, or null.</param>
    public BadFileException(string message, Exception? cause = null) : base(message, cause)
    {
    }

    /// <summary>Nothing is known of the fault.</summary>
    public BadFileException()
    {
    }

    /// <summary>All faults of the rows; empty if the file could not be read at all.</summary>
    public IReadOnlyList<FileFault> Faults { get; } = [];
}
