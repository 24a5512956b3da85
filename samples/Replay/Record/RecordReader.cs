using Dropship.Files;

namespace Replay.Record;

/// <summary>Reads a folder of the record's form: five files and nothing else.</summary>
public static class RecordReader
{
    /// <summary>The files, the one that others refer to first.</summary>
    public static readonly string[] Files = [OrdersFile.Name, ItemsFile.Name, PaymentsFile.Name, ReviewsFile.Name, CustomersFile.Name];

    /// <summary>Reads all that makes sense and lists what does not.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="RecordException">One or more of the files cannot be used at all; the message names all of them.</exception>
    public static OrderRecord Read(string folder)
    {
        var opened = new List<RecordFile>();
        try
        {
            OpenAll(folder, opened);
            var bad = new List<BadRow>();
            var places = CustomersFile.Read(opened[4], bad);
            var orders = OrdersFile.Read(opened[0], bad, places);
            ItemsFile.Read(opened[1], bad, orders);
            PaymentsFile.Read(opened[2], bad, orders);
            ReviewsFile.Read(opened[3], bad, orders);
            bad.Sort((one, other) => (Array.IndexOf(Files, one.File), one.Line).CompareTo((Array.IndexOf(Files, other.File), other.Line)));
            return new([.. orders.InFileOrder.Select(draft => draft.Done())], bad);
        }
        finally
        {
            opened.ForEach(file => file.Dispose());
        }
    }

    private static void OpenAll(string folder, List<RecordFile> opened)
    {
        if (!Directory.Exists(folder)) throw new RecordException($"The folder {Shown.Of(folder)} does not exist: give the folder that holds the five files of the record.");
        var faults = new List<RecordException>();
        foreach (var open in (Func<string, RecordFile>[])[OrdersFile.Open, ItemsFile.Open, PaymentsFile.Open, ReviewsFile.Open, CustomersFile.Open])
        {
            try
            {
                opened.Add(open(folder));
            }
            catch (RecordException fault)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count == 1) throw faults[0];
        if (faults.Count > 1) throw new RecordException(string.Join(Environment.NewLine, faults.Select(fault => fault.Message)), new AggregateException(faults));
    }
}
