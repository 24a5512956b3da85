namespace Dropship.SeventeenTrack;

/// <summary>The JSON samples of the vendor's fact sheet, sections 2, 9 and 11, as they stand there.</summary>
internal static class Samples
{
    /// <summary>Section 2.</summary>
    internal const string Envelope = """{ "code": 0, "data": { "accepted": [], "rejected": [] } }""";

    /// <summary>Section 11: register, one accepted, one rejected.</summary>
    internal const string Registered = """
        {"code":0,"data":{
         "accepted":[{"origin":2,"number":"RB123456785CN","carrier":3011,"email":null,"lang":null,"tag":"shp_1042"}],
         "rejected":[{"number":"1234","carrier":0,"tag":"shp_1043","error":{"code":-18010012,"message":"The format of '1234' is invalid."}}]}}
        """;

    /// <summary>Section 11: register, already registered.</summary>
    internal const string RegisteredBefore = """
        {"code":0,"data":{"accepted":[],"rejected":[{"number":"RB123456785CN","carrier":3011,"error":{"code":-18019901,"message":"Tracking number RB123456785CN is already registered."}}]}}
        """;

    /// <summary>Section 11: account failure with HTTP 200.</summary>
    internal const string AccountFailure = """{"code":-18010001,"data":{"errors":[{"code":-18010001,"message":"Your IP is not in the whitelist."}]}}""";

    /// <summary>Section 11: delivered, zone of the delivery scan unknown; the item alone.</summary>
    internal const string DeliveredItem = """
        {"number":"AA123456785BR","carrier":2151,"param":null,"tag":"shp_1042","lang":null,
        "track_info":{
         "shipping_info":{"shipper_address":{"country":"CN","state":null,"city":null,"street":null,"postal_code":null,"coordinates":{"longitude":null,"latitude":null}},
          "recipient_address":{"country":"BR","state":"PE","city":"RECIFE","street":null,"postal_code":"50000-000","coordinates":{"longitude":"-34.88","latitude":"-8.05"}}},
         "latest_status":{"status":"Delivered","sub_status":"Delivered_Other","sub_status_descr":null},
         "latest_event":{"time_iso":null,"time_utc":null,"time_raw":{"date":"2026-06-30","time":"14:23:00","timezone":null},"description":"Objeto entregue ao destinatario","description_translation":{"lang":"en","description":"Delivered to the recipient"},"location":"RECIFE, PE","stage":"Delivered","sub_status":"Delivered_Other","address":{"country":"BR","state":"PE","city":"RECIFE","street":null,"postal_code":"50000-000","coordinates":{"longitude":null,"latitude":null}}},
         "time_metrics":{"days_after_order":26,"days_of_transit":24,"days_of_transit_done":24,"days_after_last_update":3,"estimated_delivery_date":{"source":null,"from":null,"to":null}},
         "milestone":[{"key_stage":"InfoReceived","time_iso":null,"time_utc":null,"time_raw":{"date":null,"time":null,"timezone":null}},
          {"key_stage":"PickedUp","time_iso":"2026-06-06T10:12:00+08:00","time_utc":"2026-06-06T02:12:00Z","time_raw":{"date":"2026-06-06","time":"10:12:00","timezone":"+08:00"}},
          {"key_stage":"Delivered","time_iso":null,"time_utc":null,"time_raw":{"date":"2026-06-30","time":"14:23:00","timezone":null}}],
         "misc_info":{"risk_factor":0,"service_type":"SEDEX","weight_raw":null,"weight_kg":null,"pieces":null,"dimensions":null,"customer_number":null,"reference_number":null,"local_number":"AA123456785BR","local_provider":"Correios","local_key":2151},
         "tracking":{"providers_hash":118220451,"providers":[{"provider":{"key":2151,"name":"Correios","alias":"Correios Brazil","tel":null,"homepage":"https://www.correios.com.br/","country":"BR"},"provider_lang":"pt","service_type":"SEDEX","latest_sync_status":"Success","latest_sync_time":"2026-06-30T18:01:12Z","events_hash":-104481533,"provider_tips":null,
          "events":[{"time_iso":null,"time_utc":null,"time_raw":{"date":"2026-06-30","time":"14:23:00","timezone":null},"description":"Objeto entregue ao destinatario","location":"RECIFE, PE","stage":"Delivered","sub_status":"Delivered_Other","address":{"country":"BR","state":"PE","city":"RECIFE","street":null,"postal_code":null,"coordinates":{"longitude":null,"latitude":null}}},
           {"time_iso":"2026-06-06T10:12:00+08:00","time_utc":"2026-06-06T02:12:00Z","time_raw":{"date":"2026-06-06","time":"10:12:00","timezone":"+08:00"},"description":"Picked up","location":"SHENZHEN, CN","stage":"PickedUp","sub_status":"InTransit_PickedUp","address":{"country":"CN","state":"GD","city":"SHENZHEN","street":null,"postal_code":null,"coordinates":{"longitude":null,"latitude":null}}}]}]}}}
        """;

    /// <summary>Section 11: delivered, as it comes.</summary>
    internal const string Delivered = """{"code":0,"data":{"accepted":[""" + DeliveredItem + """],"rejected":[]}}""";

    /// <summary>Section 11: in transit, two providers; what the text says of it, in the shape of the delivered one.</summary>
    internal const string InTransitItem = """
        {"number":"YT2616912345678902","carrier":190008,"param":null,"tag":null,"lang":null,
        "track_info":{
         "latest_status":{"status":"InTransit","sub_status":"InTransit_Arrival"},
         "latest_event":{"time_iso":"2026-07-01T08:00:00-07:00","time_utc":"2026-07-01T15:00:00Z","time_raw":{"date":"2026-07-01","time":"08:00:00","timezone":"-07:00"},"description":"Arrived at the facility","location":"LOS ANGELES, CA","stage":"Arrival","sub_status":"InTransit_Arrival"},
         "time_metrics":{"days_after_order":10,"days_of_transit":8,"days_of_transit_done":0,"days_after_last_update":1,"estimated_delivery_date":{"source":"17TRACK","from":"2026-07-08T00:00:00-07:00","to":"2026-07-12T00:00:00-07:00"}},
         "milestone":[],
         "misc_info":{"risk_factor":0,"weight_kg":"0.3","local_key":21051,"local_provider":"USPS","local_number":"9400111899560243888780"},
         "tracking":{"providers_hash":-5,"providers":[
          {"provider":{"key":190008,"name":"YunExpress"},"events":[
           {"time_iso":"2026-07-01T08:01:00-07:00","time_utc":"2026-07-01T15:01:00Z","time_raw":null,"description":"Arrived at the facility.","location":"Los Angeles","stage":"Arrival","sub_status":"InTransit_Arrival"},
           {"time_iso":"2026-06-23T20:00:00+08:00","time_utc":"2026-06-23T12:00:00Z","time_raw":null,"description":"Picked up","location":"SHENZHEN","stage":"PickedUp","sub_status":"InTransit_PickedUp"}]},
          {"provider":{"key":21051,"name":"USPS"},"events":[
           {"time_iso":"2026-07-01T08:00:00-07:00","time_utc":"2026-07-01T15:00:00Z","time_raw":null,"description":"Arrived at the facility","location":"LOS ANGELES, CA","stage":"Arrival","sub_status":"InTransit_Arrival"}]}]}}}
        """;

    /// <summary>Section 11: exception, returning (abridged there).</summary>
    internal const string ReturningItem = """
        {"number":"AA555666772BR","carrier":2151,"track_info":{
         "latest_status":{"status":"Exception","sub_status":"Exception_Returning","sub_status_descr":"Package is being returned to the sender."},
         "latest_event":{"time_iso":"2026-06-27T11:15:00-03:00","time_utc":"2026-06-27T14:15:00Z","time_raw":{"date":"2026-06-27","time":"11:15:00","timezone":"-03:00"},"description":"Em devolucao ao remetente","location":"CURITIBA, PR","stage":"Returning","sub_status":"Exception_Returning"},
         "time_metrics":{"days_after_order":20,"days_of_transit":19,"days_of_transit_done":0,"days_after_last_update":4}}}
        """;

    /// <summary>Section 11: registered, nothing found yet.</summary>
    internal const string NotFoundItem = """
        {"number":"YT2616912345678901","carrier":190008,"tag":"shp_1044","track_info":{
         "latest_status":{"status":"NotFound","sub_status":"NotFound_Other","sub_status_descr":null},"latest_event":null,
         "time_metrics":{"days_after_order":1,"days_of_transit":0,"days_of_transit_done":0,"days_after_last_update":null,"estimated_delivery_date":{"source":null,"from":null,"to":null}},
         "milestone":[],"tracking":{"providers_hash":0,"providers":[]}}}
        """;

    /// <summary>Section 11: not registered. The carrier is text here.</summary>
    internal const string NotRegistered = """
        {"code":0,"data":{"accepted":[],"rejected":[{"number":"21213123123230","carrier":"3011","error":{"code":-18019902,"message":"The tracking number '21213123123230' does not register, please register first."}}]}}
        """;

    /// <summary>Section 11: message, updated.</summary>
    internal const string Updated = """{"event":"TRACKING_UPDATED","data":""" + DeliveredItem + "}";

    /// <summary>Section 11: message, stopped.</summary>
    internal const string Stopped = """{"event":"TRACKING_STOPPED","data":{"number":"AA123456785BR","carrier":2151,"param":null,"tag":""}}""";

    /// <summary>Section 9: the two vectors, for the key 123456ABCDEF.</summary>
    internal const string UpdatedVector = """{"event":"TRACKING_UPDATED","data":{"number":"RR123456789CN","carrier":3011,"tag":null}}""";
    internal const string UpdatedSign = "45acb4a6f4a194a6ac1f0f712182c4e314b1ae9399941ea086987408f3166994";
    internal const string StoppedVector = """{"event":"TRACKING_STOPPED","data":{"number":"RR123456789CN","carrier":3011,"param":null,"tag":""}}""";
    internal const string StoppedSign = "23d61913ce3a04881a6c2b982a05804f72c3acd01a86d5b79f0e87f3afb11030";

    internal static string Accepted(params string[] items) => Rig.Answer(items);
}
