using System.Globalization;
using Replay.Record;

// The replay itself is not here yet: this is only the inventing of records.
if (args is not ["--generate", var folder, "--orders", var orders, "--seed", var seed]
    || !int.TryParse(orders, NumberStyles.None, CultureInfo.InvariantCulture, out var many) || many > RecordWriter.MostOrders
    || !long.TryParse(seed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from))
{
    Console.Error.WriteLine($"Usage: Replay --generate FOLDER --orders N --seed S   (N from 0 to {RecordWriter.MostOrders}, S any whole number)");
    return 2;
}

try
{
    RecordWriter.Write(folder, many, from);
    return 0;
}
catch (RecordException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
