namespace Dropship.Testing.Sandbox;

public sealed class SandboxLedgerTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void A_second_ledger_on_the_same_file_reads_what_the_first_wrote()
    {
        using (var first = new SandboxLedger(_path))
        {
            first.Add("one");
            first.Add("zwei €");
        }

        using var second = new SandboxLedger(_path);
        second.Lines.ShouldBe(["one", "zwei €"]);
    }

    [Fact]
    public void A_last_line_that_was_cut_off_is_dropped_and_written_over()
    {
        File.WriteAllText(_path, "one\ntwo €\nthr");
        using (var cut = new SandboxLedger(_path))
        {
            cut.Lines.ShouldBe(["one", "two €"]);
            cut.Add("three");
        }

        File.ReadAllText(_path).ShouldBe("one\ntwo €\nthree\n");
    }

    [Fact]
    public void A_line_with_a_break_in_it_is_refused_and_leaves_nothing()
    {
        using var ledger = new SandboxLedger(_path);
        Should.Throw<ArgumentException>(() => ledger.Add("one\ntwo"));
        ledger.Lines.ShouldBeEmpty();
    }

    public void Dispose() => File.Delete(_path);
}
