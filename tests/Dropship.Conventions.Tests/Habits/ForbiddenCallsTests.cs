namespace Dropship.Conventions.Habits;

public sealed class ForbiddenCallsTests
{
    [Fact]
    public void Nothing_reads_the_clock_sleeps_blocks_or_guesses() => Repository.Sources.SelectMany(ForbiddenCalls.Offences).ShouldBeNone();

    [Theory]
    [InlineData("object A() => DateTime.UtcNow;", "System.DateTime.UtcNow")]
    [InlineData("object A() => DateTimeOffset.Now;", "System.DateTimeOffset.Now")]
    [InlineData("object A() => Environment.TickCount64;", "System.Environment.TickCount64")]
    [InlineData("object A() => System.Diagnostics.Stopwatch.StartNew();", "System.Diagnostics.Stopwatch")]
    [InlineData("void A() => Thread.Sleep(1);", "System.Threading.Thread.Sleep")]
    [InlineData("void A() => new Thread(() => { }).Start();", "System.Threading.Thread")]
    [InlineData("Task A() => Task.Run(() => { });", "System.Threading.Tasks.Task.Run")]
    [InlineData("Task A() => Task.Factory.StartNew(() => { });", "StartNew")]
    [InlineData("Task A() => Task.Delay(5);", "waits by the wall clock")]
    [InlineData("Task A(CancellationToken b) => Task.Delay(TimeSpan.Zero, b);", "waits by the wall clock")]
    [InlineData("CancellationTokenSource A() => new(TimeSpan.Zero);", "waits by the wall clock")]
    [InlineData("object A() => Guid.NewGuid();", "System.Guid.NewGuid")]
    [InlineData("object A() => Random.Shared;", "System.Random.Shared")]
    [InlineData("Random A() => new();", "Random without a seed")]
    [InlineData("object A() => new System.Text.RegularExpressions.Regex(\"a\");", "GeneratedRegex")]
    [InlineData("object A() => new System.Text.RegularExpressions.Regex(\"a\", System.Text.RegularExpressions.RegexOptions.None);", "time-out")]
    [InlineData("int A(Task<int> b) => b.Result;", "System.Threading.Tasks.Task.Result")]
    [InlineData("int A(ValueTask<int> b) => b.Result;", "System.Threading.Tasks.ValueTask.Result")]
    [InlineData("void A(Task b) => b.Wait();", "System.Threading.Tasks.Task.Wait")]
    [InlineData("void A(Task b) => b.GetAwaiter().GetResult();", "GetResult() blocks")]
    [InlineData("int A(Task<int> b) => b.ConfigureAwait(false).GetAwaiter().GetResult();", "GetResult() blocks")]
    [InlineData("int A() => throw new NotImplementedException();", "Write it or leave it out")]
    public void A_forbidden_call_is_found(string member, string named) => ForbiddenCalls.Offences(Planted.Code($"class Planted {{ {member} }}")).ShouldName(named, "Planted.cs:1");

    [Theory]
    [InlineData("Task A(TimeProvider b) => Task.Delay(TimeSpan.Zero, b);")]
    [InlineData("object A(TimeProvider b) => b.GetUtcNow();")]
    [InlineData("object A() => new Random(42);")]
    [InlineData("record B(int Result); int A(B b) => b.Result;")]
    [InlineData("object A() => new CancellationTokenSource();")]
    public void A_repeatable_call_is_left_alone(string member) => ForbiddenCalls.Offences(Planted.Code($"class Planted {{ {member} }}")).ShouldBeNone();
}
