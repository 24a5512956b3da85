using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Http;

namespace Dropship.SeventeenTrack;

// Only what is needed is read: addresses, names, phone numbers and tax ids, which the vendor sends unasked, never leave the body.

/// <summary>A number to be read or stopped. Other fields make the vendor refuse the call.</summary>
internal sealed record NumberRequest(string Number, int? Carrier = null);

/// <summary>A number to be registered: costs one quota for each pair of number and carrier, once.</summary>
internal sealed record RegisterRequest(string Number, int? Carrier, string Tag);

/// <summary>Which page of the registrations is asked for; the oldest first, so that new ones move nothing.</summary>
internal sealed record ListRequest(int PageNo, string OrderBy = "RegisterTimeAsc");

/// <summary>Another carrier for a registration: free, five times for a number.</summary>
internal sealed record CarrierChange(string Number, int? CarrierOld, int CarrierNew);

/// <summary>Another tag for a registration.</summary>
internal sealed record InfoChange(string Number, int? Carrier, ChangedItems Items);

/// <summary>What is changed of it.</summary>
internal sealed record ChangedItems(string Tag);

/// <summary>A page of registrations; the page stands beside the data.</summary>
internal sealed record ListAnswer(int? Code, PageBody? Page, ItemsData? Data) : IAnswer
{
    IReadOnlyList<ErrorBody?>? IAnswer.Errors => Data?.Errors;
}

/// <summary>How many pages there are.</summary>
internal sealed record PageBody(int? PageTotal);

/// <summary>A registration.</summary>
internal sealed record ListedItem([property: JsonConverter(typeof(LooseText))] string? Number, [property: JsonConverter(typeof(LooseText))] string? Carrier, string? TrackingStatus, string? Tag);

/// <summary>The answer to a batch.</summary>
internal sealed record ItemsAnswer(int? Code, ItemsData? Data) : IAnswer
{
    IReadOnlyList<ErrorBody?>? IAnswer.Errors => Data?.Errors;
}

/// <summary>Items are read one by one, so that one that cannot be read does not hide the others.</summary>
internal sealed record ItemsData(IReadOnlyList<JsonElement>? Accepted, IReadOnlyList<JsonElement>? Rejected, IReadOnlyList<ErrorBody?>? Errors);

/// <summary>The answer to a question for the quota.</summary>
internal sealed record QuotaAnswer(int? Code, QuotaData? Data) : IAnswer
{
    IReadOnlyList<ErrorBody?>? IAnswer.Errors => Data?.Errors;
}

/// <summary>The quota of an account. What remains may be below zero.</summary>
internal sealed record QuotaData(long? QuotaTotal, long? QuotaUsed, long? QuotaRemain, IReadOnlyList<ErrorBody?>? Errors);

/// <summary>What all answers share.</summary>
internal interface IAnswer
{
    int? Code { get; }

    IReadOnlyList<ErrorBody?>? Errors { get; }
}

/// <summary>An error; its text is not read, it may hold data of the parcel.</summary>
internal sealed record ErrorBody(int? Code);

/// <summary>What makes an item be found.</summary>
internal sealed record ItemHead([property: JsonConverter(typeof(LooseText))] string? Number, [property: JsonConverter(typeof(LooseText))] string? Carrier);

/// <summary>An item that was refused.</summary>
internal sealed record RejectedItem(ErrorBody? Error);

/// <summary>An item that was accepted: the parcel's story, or only its registration.</summary>
internal sealed record TrackedItem([property: JsonConverter(typeof(LooseText))] string? Carrier, [property: JsonConverter(typeof(LooseText))] string? Tag, TrackInfo? TrackInfo);

/// <summary>A parcel's story.</summary>
internal sealed record TrackInfo(StatusBody? LatestStatus, EventBody? LatestEvent, IReadOnlyList<MilestoneBody?>? Milestone, TrackingBody? Tracking, ShippingBody? ShippingInfo = null, MiscBody? MiscInfo = null, MetricsBody? TimeMetrics = null);

/// <summary>How long it has been silent.</summary>
internal sealed record MetricsBody(int? DaysAfterLastUpdate);

/// <summary>Where it goes; of the address the country alone is read.</summary>
internal sealed record ShippingBody(PlaceBody? RecipientAddress);

/// <summary>A country.</summary>
internal sealed record PlaceBody([property: JsonConverter(typeof(LooseText))] string? Country);

/// <summary>Who delivers it in the end, and under which number.</summary>
internal sealed record MiscBody([property: JsonConverter(typeof(LooseText))] string? LocalNumber, [property: JsonConverter(typeof(LooseText))] string? LocalProvider);

/// <summary>Where it is, as the vendor sums up.</summary>
internal sealed record StatusBody(string? Status, string? SubStatus);

/// <summary>What the carriers tell.</summary>
internal sealed record TrackingBody(IReadOnlyList<ProviderBody?>? Providers);

/// <summary>What one carrier tells, newest first.</summary>
internal sealed record ProviderBody(IReadOnlyList<EventBody?>? Events);

/// <summary>A scan. Its text is kept untranslated, and only to see which scans are the same.</summary>
internal sealed record EventBody(string? TimeIso, string? TimeUtc, RawTime? TimeRaw, string? Description, string? Location, string? Stage, string? SubStatus);

/// <summary>A stage and when it was reached; times are null if it was not.</summary>
internal sealed record MilestoneBody(string? KeyStage, string? TimeIso, string? TimeUtc, RawTime? TimeRaw);

/// <summary>A time as the carrier writes it: parts that may each be missing, or plain text.</summary>
[JsonConverter(typeof(RawTimeConverter))]
internal sealed record RawTime(string? Date, string? Time, string? Zone, string? Text = null);

/// <summary>The part of a message that is read.</summary>
internal sealed record MessageBody(string? Event, MessageData? Data);

/// <summary>What a message is about.</summary>
internal sealed record MessageData(
    [property: JsonConverter(typeof(LooseText))] string? Number, [property: JsonConverter(typeof(LooseText))] string? Carrier, MessageInfo? TrackInfo);

/// <summary>The path to the hash.</summary>
internal sealed record MessageInfo(MessageTracking? Tracking);

/// <summary>The vendor's own test whether anything changed.</summary>
internal sealed record MessageTracking([property: JsonConverter(typeof(LooseText))] string? ProvidersHash);

/// <summary>Reads the parts of a time, or a plain text in their place.</summary>
internal sealed class RawTimeConverter : JsonConverter<RawTime>
{
    public override RawTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new(null, null, null, reader.GetString());
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        string? date = null, time = null, zone = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
            if (name == "date") date = text;
            else if (name == "time") time = text;
            else if (name == "timezone") zone = text;
        }

        return new(date, time, zone);
    }

    public override void Write(Utf8JsonWriter writer, RawTime value, JsonSerializerOptions options) => throw new NotSupportedException();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(NumberRequest[]))]
[JsonSerializable(typeof(RegisterRequest[]))]
[JsonSerializable(typeof(ListRequest))]
[JsonSerializable(typeof(CarrierChange[]))]
[JsonSerializable(typeof(InfoChange[]))]
[JsonSerializable(typeof(ListAnswer))]
[JsonSerializable(typeof(ListedItem))]
[JsonSerializable(typeof(ItemsAnswer))]
[JsonSerializable(typeof(QuotaAnswer))]
[JsonSerializable(typeof(ItemHead))]
[JsonSerializable(typeof(RejectedItem))]
[JsonSerializable(typeof(TrackedItem))]
[JsonSerializable(typeof(MessageBody))]
internal sealed partial class SeventeenTrackJson : JsonSerializerContext;
