using Dropship.Domain.Tests.Laws;
using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>A choice is made of what is on record, and so it can be made again.</summary>
public sealed class ChoiceReplaySpecs
{
    [Fact]
    public void Every_choice_of_a_thousand_rough_histories_is_made_again()
    {
        var (choices, reasons) = (0, new HashSet<ChoiceReason>());
        for (var number = 0; number < 1_000; number++)
        {
            var history = Simulation.Run(Settings.Of(number), Rules.Real);
            foreach (var (recorded, again) in ChoiceReplay.Of(history.World.Order.Key, history.Events, history.World.Policies))
            {
                again.ShouldBe(recorded, $"history {number}");
                reasons.Add(recorded.Because);
                choices++;
            }
        }

        choices.ShouldBeGreaterThan(1_000);
        // All histories are of one order: its name draws one lot, so no share and no trial is among them.
        reasons.ShouldBe([ChoiceReason.Score, ChoiceReason.LeastBad], ignoreOrder: true);
    }

    [Fact]
    public void What_was_chosen_had_nothing_against_it_or_nothing_else_was_to_be_had()
    {
        for (var number = 0; number < 1_000; number++)
            foreach (var choice in Simulation.Run(Settings.Of(number), Rules.Real).Events.OfType<AllocationProposed>().SelectMany(proposed => proposed.Choices.AsEnumerable()))
            {
                var first = choice.Field[0];
                (first.Gates.IsEmpty || choice.Because == ChoiceReason.LeastBad).ShouldBeTrue($"history {number}: {choice}");
                if (choice.Because == ChoiceReason.LeastBad) choice.Field.ShouldAllBe(one => !one.Gates.IsEmpty, $"history {number}: {choice}");
                if (choice.Because == ChoiceReason.Score) choice.Field.Where(one => one.Score is not null).ShouldAllBe(one => one.Score <= first.Score, $"history {number}: {choice}");
            }
    }
}
