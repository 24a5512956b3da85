namespace Dropship.Domain.Tests.Model;

/// <summary>What can happen next, in the model's words.</summary>
internal enum Move
{
    Take, Choose, Journal, Gate, Effect, EffectLost, Late, Lost, Refuse, NotSent, Record, Close, Look, Park, Crash, Time, Arrive, Drop,
}
