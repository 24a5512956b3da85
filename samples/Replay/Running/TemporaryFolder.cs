namespace Replay.Running;

/// <summary>A folder that is gone when it is disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dropship-replay-");

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
