using Dropship.Storage;

namespace Dropship.Postgres.Commits;

/// <summary>One commit of a call.</summary>
internal readonly record struct Member(AppendRequest Request, int At)
{
    internal OrderCommit Commit => Request.Commits[At];

    /// <summary>Keeps the answer; the caller gets it when the group is done.</summary>
    internal void Note(AppendResult result) => Request.Note(At, result);
}
