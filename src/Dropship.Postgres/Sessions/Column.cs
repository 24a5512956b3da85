using Npgsql;
using NpgsqlTypes;

namespace Dropship.Postgres.Sessions;

/// <summary>One column of many rows, sent as an array; its list is filled anew for every flush.</summary>
internal sealed class Column<T>(NpgsqlDbType type)
{
    internal List<T> Values { get; } = [];

    /// <summary>A parameter that sends what the list holds then; each command needs its own.</summary>
    internal NpgsqlParameter Parameter() => new NpgsqlParameter<List<T>> { TypedValue = Values, NpgsqlDbType = NpgsqlDbType.Array | type };
}

/// <summary>Makes columns and the commands that read them.</summary>
internal static class Columns
{
    internal static Column<string> Text() => new(NpgsqlDbType.Text);

    internal static Column<bool> Flag() => new(NpgsqlDbType.Boolean);

    internal static Column<int> Int() => new(NpgsqlDbType.Integer);

    internal static Column<long> Long() => new(NpgsqlDbType.Bigint);

    internal static Column<long?> LongOrNull() => new(NpgsqlDbType.Bigint);

    internal static Column<decimal> Money() => new(NpgsqlDbType.Numeric);

    internal static Column<ReadOnlyMemory<byte>> Bytes() => new(NpgsqlDbType.Bytea);

    internal static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }
}
