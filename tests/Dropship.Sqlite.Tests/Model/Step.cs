using CsCheck;

namespace Dropship.Sqlite.Tests.Model;

/// <summary>What a random caller may do.</summary>
internal enum Act
{
    Append,
    AppendMany,
    Touch,
    Park,
    Due,
    DueLimited,
    NextWake,
    Find,
    FindByName,
    Load,
    Cursor,
    Receive,
    Token,
    SaveAddress,
    Erase,
    FindAddress,
    Reopen,
}

/// <summary>One thing a random caller does; what the numbers mean depends on the act.</summary>
internal sealed record Step(Act Act, int Store, int Order, int Offset, int Wake, int Deadline, int Extra)
{
    internal static Gen<Step[]> Sequence(params Act[] acts) =>
        Gen.Select(Gen.Int[0, acts.Length - 1].Select(at => acts[at]), Gen.Int[0, 1], Gen.Int[0, 5], Gen.Int[-1, 6].Select(at => at > 1 ? 0 : at), Gen.Int[-1, 8], Gen.Int[-1, 4], Gen.Int[0, 7])
            .Select((act, store, order, offset, wake, deadline, extra) => new Step(act, store, order, offset, wake, deadline, extra))
            .Array[0, 60];
}
