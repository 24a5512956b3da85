using System.Data.Common;
using System.Net.Sockets;
using Dropship.Storage;
using Npgsql;

namespace Dropship.Postgres;

/// <summary>What the driver throws, in the words of the port.</summary>
internal static class Faults
{
    internal static bool IsOfDatabase(Exception fault) => fault is DbException or TimeoutException or IOException or SocketException;

    /// <summary>True if the server finds its own pages damaged.</summary>
    internal static bool IsCorruption(Exception fault) => fault is PostgresException { SqlState: "XX001" or "XX002" };

    /// <summary>True if the connection was lost, not the statement refused: a read may be tried again on another.</summary>
    internal static bool IsLoss(Exception fault) => fault is NpgsqlException { IsTransient: true } or PostgresException { Severity: "FATAL" } or IOException or SocketException;

    internal static Exception Told(Exception fault) => !IsOfDatabase(fault) ? fault
        : new StoreUnavailableException($"PostgreSQL cannot go on: {(fault is PostgresException refused ? $"{refused.MessageText} ({refused.SqlState})" : fault.Message)}.", fault);
}
