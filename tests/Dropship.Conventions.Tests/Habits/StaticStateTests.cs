namespace Dropship.Conventions.Habits;

public sealed class StaticStateTests
{
    [Fact]
    public void Nothing_static_changes() => Repository.Sources.SelectMany(StaticState.Offences).ShouldBeNone();

    [Theory]
    [InlineData("private static int s_count;", "can be assigned")]
    [InlineData("[ThreadStatic] private static object? s_last;", "can be assigned")]
    [InlineData("internal static int Count { get; private set; }", "can be set")]
    [InlineData("private static readonly Dictionary<string, int> s_seen = [];", "static Dictionary whose content")]
    [InlineData("public static readonly int[] Table = [1];", "whose content can change")]
    public void Static_state_is_found(string member, string named) => StaticState.Offences(Planted.Code($"public sealed class Planted {{ {member} }}")).ShouldName(named);

    [Theory]
    [InlineData("public const int Limit = 5; private static readonly int[] Table = [1, 2]; public static int Count => 1; private int _own;")]
    [InlineData("private static readonly System.Collections.Frozen.FrozenDictionary<string, int> s_names = System.Collections.Frozen.FrozenDictionary<string, int>.Empty; enum Kind { One }")]
    public void A_constant_is_left_alone(string members) => StaticState.Offences(Planted.Code($"public sealed class Planted {{ {members} }}")).ShouldBeNone();
}
