namespace Dropship.Testing.Sandbox;

/// <summary>What goes wrong with one call, on demand.</summary>
public abstract record SandboxFault
{
    private SandboxFault()
    {
    }

    /// <summary>The request never arrives: the connection breaks before the vendor has seen it.</summary>
    public sealed record LoseRequest : SandboxFault;

    /// <summary>The vendor does its work, and the connection breaks before the answer is there.</summary>
    public sealed record LoseAnswer : SandboxFault;

    /// <summary>The vendor does nothing and answers this.</summary>
    /// <param name="Answer">The answer.</param>
    public sealed record AnswerInstead(SandboxAnswer Answer) : SandboxFault;

    /// <summary>The vendor does its work, but answers this.</summary>
    /// <param name="Change">Makes another answer of the true one.</param>
    public sealed record ChangeAnswer(Func<SandboxAnswer, SandboxAnswer> Change) : SandboxFault;
}
