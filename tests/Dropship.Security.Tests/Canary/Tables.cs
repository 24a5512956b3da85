using System.Text;
using Microsoft.Data.Sqlite;

namespace Dropship.Security.Tests.Canary;

/// <summary>Reads every value of every table of a database, whatever tables there are.</summary>
internal static class Tables
{
    internal static IEnumerable<(string Table, string Text)> Read(string file)
    {
        using var database = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        database.Open();
        List<string> tables = [.. Rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => row[0])];
        foreach (var table in tables)
            foreach (var row in Rows(database, $"SELECT * FROM \"{table}\""))
                foreach (var value in row)
                    yield return (table, value);
    }

    private static List<string[]> Rows(SqliteConnection database, string query)
    {
        using var command = database.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        List<string[]> rows = [];
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{reader.GetValue(at)}")]);
        return rows;
    }
}
