using Dropship.Files;

namespace Replay.Record;

/// <summary><c>customers.csv</c>: a row is a destination.</summary>
public static class CustomersFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "customers.csv";

    /// <summary>Opens it.</summary>
    public static RecordFile Open(string folder) => RecordFile.Open(folder, Name, "customer_id", "customer_zip_code_prefix", "customer_city", "customer_state");

    /// <summary>Reads every destination.</summary>
    public static CustomerPlaces Read(RecordFile file, List<BadRow> bad)
    {
        var places = new CustomerPlaces();
        file.Each(bad, row =>
        {
            var id = row.Words("customer_id");
            var named = row.IsGood;
            var place = new SourcePlace(row.Words("customer_zip_code_prefix", 64), row.Words("customer_city", 120), row.Words("customer_state", 64));
            if (row.IsGood) CheckForm(row, place);
            if (row.IsGood && places.Find(id) is not null) row.Fault("customer_id", id, "stands in the file already: keep one of the two rows");
            else if (named) places.Add(id, row.IsGood ? place : null);
        });
        return places;
    }

    private static void CheckForm(CsvFields row, SourcePlace place)
    {
        if (place.ZipPrefix.Length != 5 || !place.ZipPrefix.All(char.IsAsciiDigit))
            row.Fault("customer_zip_code_prefix", place.ZipPrefix, "is not five digits: give the prefix with its leading zeros");
        if (place.State.Length != 2 || !place.State.All(char.IsAsciiLetterUpper))
            row.Fault("customer_state", place.State, "is not a state: give two capital letters, for example SP");
    }
}

/// <summary>The destinations by customer; a customer whose only row is bad is known, but has none.</summary>
public sealed class CustomerPlaces
{
    private readonly Dictionary<string, SourcePlace?> _places = new(StringComparer.Ordinal);

    /// <summary>Adds a customer; a good row is never replaced.</summary>
    public void Add(string customer, SourcePlace? place) => _places[customer] = _places.GetValueOrDefault(customer) ?? place;

    /// <summary>True if a row names this customer, even a bad one.</summary>
    public bool Knows(string customer) => _places.ContainsKey(customer);

    /// <summary>The customer's destination, or null.</summary>
    public SourcePlace? Find(string customer) => _places.GetValueOrDefault(customer);
}
