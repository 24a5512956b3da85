namespace Dropship.Load.Kinds;

/// <summary>What the process holds of the system.</summary>
internal static class Handles
{
    private const string Folder = "/proc/self/fd";

    /// <summary>Open files, sockets and pipes; 0 where the system does not tell.</summary>
    internal static int Open() => Directory.Exists(Folder) ? Directory.GetFileSystemEntries(Folder).Length : 0;
}
