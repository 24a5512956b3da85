using System.Text.Json;

namespace Dropship.Testing.Sandbox;

/// <summary>Reads a ledger from its first line.</summary>
internal static class LedgerLines
{
    /// <summary>Hands each line to a reader.</summary>
    /// <exception cref="InvalidDataException">A line is not one that this sandbox wrote.</exception>
    internal static void Replay(this SandboxLedger ledger, Action<string> read)
    {
        for (var line = 0; line < ledger.Lines.Count; line++)
        {
            try
            {
                read(ledger.Lines[line]);
            }
            catch (Exception fault) when (fault is JsonException or NotSupportedException or KeyNotFoundException)
            {
                throw new InvalidDataException($"Line {line + 1} of the ledger was not written by this sandbox.", fault);
            }
        }
    }
}
