using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replay.Report;

/// <summary>Reads and writes reports.</summary>
public static class ReportFile
{
    // Names of places and foreign values stay readable; a report is a file, never part of a page.
    private static readonly ReportJson Json = new(new(ReportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The text of a report; equal reports make equal texts.</summary>
    public static string Text(ReplayReport report) => JsonSerializer.Serialize(report, Json.ReplayReport) + "\n";

    /// <summary>
    /// Writes a report so that its file is at any moment the old one or the whole new one: to FILE.tmp, flushed to the disk, then renamed.
    /// </summary>
    /// <exception cref="IOException">The place cannot be written; the old report, if any, is untouched.</exception>
    public static void Write(string path, ReplayReport report) => Write(path, Text(report));

    /// <summary>The same for several reports, as a list.</summary>
    /// <exception cref="IOException">The place cannot be written; the old report, if any, is untouched.</exception>
    public static void Write(string path, IReadOnlyList<ReplayReport> reports) => Write(path, JsonSerializer.Serialize(reports, Json.IReadOnlyListReplayReport) + "\n");

    private static void Write(string path, string text)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw;
        }
    }
}
