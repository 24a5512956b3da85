using System.Text.Json.Serialization;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>A line of the sandbox's ledger: something that happened and stays. All else is read from these, the parcels' ways and the clock.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Registered), "registered")]
[JsonDerivedType(typeof(Stopped), "stopped")]
[JsonDerivedType(typeof(Retracked), "retracked")]
[JsonDerivedType(typeof(Deleted), "deleted")]
[JsonDerivedType(typeof(CarrierChanged), "carrier")]
[JsonDerivedType(typeof(InfoChanged), "info")]
[JsonDerivedType(typeof(Pushed), "push")]
[JsonDerivedType(typeof(Announced), "announced")]
[JsonDerivedType(typeof(Told), "told")]
internal abstract record TrackEntry
{
    private TrackEntry(DateTimeOffset at) => At = at;

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    internal sealed record Registered(DateTimeOffset At, int No, string Number, int Carrier, string? Tag, string? Lang, string? Param, string? OrderNo, string? OrderTime, string? Remark) : TrackEntry(At);
    internal sealed record Stopped(DateTimeOffset At, int No) : TrackEntry(At);
    internal sealed record Retracked(DateTimeOffset At, int No, DateTimeOffset KnownUntil) : TrackEntry(At);
    internal sealed record Deleted(DateTimeOffset At, int No) : TrackEntry(At);
    internal sealed record CarrierChanged(DateTimeOffset At, int No, int Carrier) : TrackEntry(At);
    internal sealed record InfoChanged(DateTimeOffset At, int No, string? Tag, string? Lang, string? OrderNo) : TrackEntry(At);
    internal sealed record Pushed(DateTimeOffset At, int No) : TrackEntry(At);
    internal sealed record Announced(DateTimeOffset At, SandboxJourney Journey) : TrackEntry(At);
    internal sealed record Told(DateTimeOffset At, string Key) : TrackEntry(At);
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrackEntry))]
internal sealed partial class TrackEntryJson : JsonSerializerContext;
