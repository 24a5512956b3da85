using Dropship.Domain.Tests.Buying;
using Dropship.Domain.Tests.Shipping;

namespace Dropship.Domain.Tests.Transitions;

/// <summary>Every stage meets every command, and the committed table says how it ends.</summary>
public sealed class TransitionsSpecs
{
    private static readonly TransitionsDocument Document = new();
    private static readonly string Rendered = Document.Render();

    /// <summary>What the matrix cannot show, and where it is specified instead.</summary>
    private static readonly Dictionary<string, string> ShownElsewhere = new()
    {
        [nameof(RefusalCode.Suspect)] = nameof(PublishSpecs.A_suspect_number_waits_for_a_persons_release),
    };

    /// <summary>Decisions that pass in none of the representative orders, and where they do.</summary>
    private static readonly Dictionary<string, string> PassesElsewhere = new()
    {
        ["TryOpened, Confirm"] = nameof(StagedSpecs.Each_step_is_sent_once_the_order_shows_the_one_before),
        ["TryOpened, Prepare"] = nameof(StagedSpecs.Each_step_is_sent_once_the_order_shows_the_one_before),
        ["TryOpened, Pay"] = nameof(StagedSpecs.Each_step_is_sent_once_the_order_shows_the_one_before),
        ["TryOpened, WithdrawDispute"] = nameof(Disputing.DisputeSpecs.It_is_taken_back_once_and_one_that_was_not_opened_is_not_opened_any_more),
        ["TryOpened, MoveInquiry"] = nameof(Inquiring.InquirySpecs.An_inquiry_is_not_closed_on_a_buyer_who_has_written_since),
        ["PurchaseIntended, below the floor"] = "never passes, that is its point",
    };

    [Fact]
    public void The_committed_table_is_what_the_domain_does()
    {
        var path = Path.Combine(Root(), "docs", "transitions.md");
        if (Environment.GetEnvironmentVariable("DROPSHIP_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Rendered);
        }

        File.Exists(path).ShouldBeTrue("docs/transitions.md is missing; run the tests once with DROPSHIP_APPROVE=1");
        FirstDifference(File.ReadAllText(path).ReplaceLineEndings("\n"), Rendered).ShouldBeNull();
    }

    [Fact]
    public void The_first_difference_is_named_by_its_line()
    {
        FirstDifference("a\nb\n", "a\nb\n").ShouldBeNull();
        FirstDifference("a\nb\n", "a\nc\n").ShouldBe("line 2: committed 'b', but the domain does 'c'; if that is meant, run the tests with DROPSHIP_APPROVE=1");
        FirstDifference("a", "a\nb").ShouldBe("line 2: committed '(nothing)', but the domain does 'b'; if that is meant, run the tests with DROPSHIP_APPROVE=1");
    }

    public static TheoryData<Type> Families => [typeof(Phase), typeof(PurchaseStage), typeof(AllocationStage), typeof(WriteStage), typeof(Fact), typeof(Decision), typeof(TryKind), typeof(RefusalCode), typeof(Todo), typeof(AskKind)];

    [Theory, MemberData(nameof(Families))]
    public void Every_member_of_every_family_appears(Type family)
    {
        var members = family.IsEnum ? Enum.GetNames(family) : [.. family.GetNestedTypes().Where(type => type.IsSubclassOf(family)).Select(type => type.Name)];
        members.ShouldNotBeEmpty();
        var shown = Shown(family);
        members.Where(member => !shown.Contains(member) && !ShownElsewhere.ContainsKey(member)).ShouldBeEmpty();
        members.Where(member => shown.Contains(member) && ShownElsewhere.ContainsKey(member)).ShouldBeEmpty("listed as an exception, yet it is shown");
    }

    [Fact]
    public void Every_situation_shows_what_it_is_named_for()
    {
        foreach (var (name, order) in Situations.Work) order.Agenda.Todos.AsEnumerable().Select(todo => todo.GetType().Name).ShouldContain(name, order.Transcript);
        foreach (var (name, order) in Situations.Questions) order.Agenda.Asks.AsEnumerable().Select(ask => ask.Kind.ToString()).ShouldContain(name, order.Transcript);
    }

    [Fact]
    public void No_fact_is_ever_refused() =>
        Matrices.SelectMany(matrix => matrix.Cells.Values.Where(cell => matrix.Facts.Contains(cell.Command) && cell.Refused is not null)).ShouldBeEmpty();

    [Fact]
    public void Every_decision_passes_somewhere_and_every_fact_is_news_somewhere()
    {
        var passing = Matrices.SelectMany(matrix => matrix.Cells.Values).Where(cell => cell is { Refused: null, IsKnown: false }).Select(cell => cell.Command).ToHashSet();
        Matrices.SelectMany(matrix => matrix.Facts.Concat(matrix.Decisions)).Distinct().Where(command => !passing.Contains(command)).ShouldBe(PassesElsewhere.Keys, ignoreOrder: true);
    }

    private static IReadOnlyList<Matrix> Matrices => Document.Matrices;

    private static HashSet<string> Shown(Type family)
    {
        var cells = Matrices.SelectMany(matrix => matrix.Cells.Values).ToList();
        return family.Name switch
        {
            nameof(Phase) => [.. Stages.Phases.Select(stage => stage.Name)],
            nameof(PurchaseStage) => [.. Stages.Purchases.Select(stage => stage.Name)],
            nameof(AllocationStage) => [.. Stages.Allocations.Select(stage => stage.Name)],
            nameof(WriteStage) => [.. Stages.Writes.Select(stage => stage.Name)],
            nameof(RefusalCode) => [.. cells.Select(cell => cell.Refused).OfType<string>()],
            nameof(Todo) => [.. Situations.Work.Select(situation => situation.Name)],
            nameof(AskKind) => [.. Situations.Questions.Select(situation => situation.Name)],
            _ => [.. cells.SelectMany(cell => cell.Command.Split(", "))],
        };
    }

    private static string? FirstDifference(string committed, string rendered)
    {
        string[] before = committed.Split('\n'), after = rendered.Split('\n');
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (was, now) = (i < before.Length ? before[i] : "(nothing)", i < after.Length ? after[i] : "(nothing)");
            if (was != now) return $"line {i + 1}: committed '{was}', but the domain does '{now}'; if that is meant, run the tests with DROPSHIP_APPROVE=1";
        }

        return null;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Dropship.Sdk.sln is not above the tests");
    }
}
