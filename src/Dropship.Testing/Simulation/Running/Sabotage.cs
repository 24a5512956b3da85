namespace Dropship.Testing.Simulation.Running;

/// <summary>Faults planted in the driver on purpose, to prove that the checkers see them. None in earnest.</summary>
[Flags]
internal enum Sabotage
{
    None = 0,
    NewReferencePerRetry = 1 << 0,
    FailsOverOnTimeout = 1 << 1,
    JournalsAfterSending = 1 << 2,
    RefusalClosesDoubts = 1 << 3,
    PaysTheDraftJustMade = 1 << 4,
    OverwritesOthers = 1 << 5,
    ForgetsToWake = 1 << 6,
    MisreadsCharges = 1 << 7,
    TakesRefundsForDone = 1 << 8,
    BelievesEveryLook = 1 << 9,
}
