using static Dropship.Domain.Decision;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Writing;

/// <summary>A question about a write says what a person must look up.</summary>
public sealed class EvidenceSpecs
{
    [Theory]
    [InlineData(true, "AnswerCancel c1, accepted")]
    [InlineData(false, "AnswerCancel c1, refused")]
    public void An_answer_to_a_request_says_which_way_it_went(bool accepted, string said)
    {
        var order = Fulfilment.Evolve(APaidOrder().Order, new CancelAnswered("c1", accepted, AnswerReason.NothingBought, 0, T0));
        Evidence.Of(order, new(TryKind.AnswerCancel, Name: "c1")).ShouldBe(said);
        Evidence.Of(order, new(TryKind.AnswerCancel, Name: "c2")).ShouldBe("AnswerCancel c2");
    }
}
