namespace Dropship.Testing.Tests.SeventeenTrack;

/// <summary>The JSON samples of 17TRACK's fact sheet, by the section they stand in.</summary>
internal static class TrackSamples
{
    /// <summary>Section 11.</summary>
    public const string Registered =
        """
        {"code":0,"data":{
         "accepted":[{"origin":2,"number":"RB123456785CN","carrier":3011,"email":null,"lang":null,"tag":"shp_1042"}],
         "rejected":[{"number":"1234","carrier":0,"tag":"shp_1043","error":{"code":-18010012,"message":"The format of '1234' is invalid."}}]}}
        """;

    /// <summary>Section 11.</summary>
    public const string AlreadyRegistered =
        """
        {"code":0,"data":{"accepted":[],"rejected":[{"number":"RB123456785CN","carrier":3011,"error":{"code":-18019901,"message":"Tracking number RB123456785CN is already registered."}}]}}
        """;

    /// <summary>Section 11.</summary>
    public const string AccountFailure =
        """
        {"code":-18010001,"data":{"errors":[{"code":-18010001,"message":"Your IP is not in the whitelist."}]}}
        """;

    /// <summary>Section 11.</summary>
    public const string Delivered =
        """
        {"code":0,"data":{"accepted":[{"number":"AA123456785BR","carrier":2151,"param":null,"tag":"shp_1042","lang":null,
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
           {"time_iso":"2026-06-06T10:12:00+08:00","time_utc":"2026-06-06T02:12:00Z","time_raw":{"date":"2026-06-06","time":"10:12:00","timezone":"+08:00"},"description":"Picked up","location":"SHENZHEN, CN","stage":"PickedUp","sub_status":"InTransit_PickedUp","address":{"country":"CN","state":"GD","city":"SHENZHEN","street":null,"postal_code":null,"coordinates":{"longitude":null,"latitude":null}}}]}]}}}],"rejected":[]}}
        """;

    /// <summary>Section 11.</summary>
    public const string Returning =
        """
        {"number":"AA555666772BR","carrier":2151,"track_info":{
         "latest_status":{"status":"Exception","sub_status":"Exception_Returning","sub_status_descr":"Package is being returned to the sender."},
         "latest_event":{"time_iso":"2026-06-27T11:15:00-03:00","time_utc":"2026-06-27T14:15:00Z","time_raw":{"date":"2026-06-27","time":"11:15:00","timezone":"-03:00"},"description":"Em devolucao ao remetente","location":"CURITIBA, PR","stage":"Returning","sub_status":"Exception_Returning"},
         "time_metrics":{"days_after_order":20,"days_of_transit":19,"days_of_transit_done":0,"days_after_last_update":4}}}
        """;

    /// <summary>Section 11.</summary>
    public const string NothingFound =
        """
        {"number":"YT2616912345678901","carrier":190008,"tag":"shp_1044","track_info":{
         "latest_status":{"status":"NotFound","sub_status":"NotFound_Other","sub_status_descr":null},"latest_event":null,
         "time_metrics":{"days_after_order":1,"days_of_transit":0,"days_of_transit_done":0,"days_after_last_update":null,"estimated_delivery_date":{"source":null,"from":null,"to":null}},
         "milestone":[],"tracking":{"providers_hash":0,"providers":[]}}}
        """;

    /// <summary>Section 11.</summary>
    public const string NotRegistered =
        """
        {"code":0,"data":{"accepted":[],"rejected":[{"number":"21213123123230","carrier":"3011","error":{"code":-18019902,"message":"The tracking number '21213123123230' does not register, please register first."}}]}}
        """;
}
