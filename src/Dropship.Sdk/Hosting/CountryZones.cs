using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Dropship.Domain;

namespace Dropship.Hosting;

/// <summary>The zones of countries by the machine's database, each made when the first order goes there. A country whose zones the machine does not know is not in it.</summary>
internal sealed class CountryZones : IReadOnlyDictionary<string, Few<Zone>>
{
    // The zone of most people first; the others by how far they reach.
    private static readonly FrozenDictionary<string, string[]> Names = new Dictionary<string, string[]>
    {
        ["US"] = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu"],
        ["CA"] = ["America/Toronto", "America/Halifax", "America/Winnipeg", "America/Edmonton", "America/Vancouver"],
        ["MX"] = ["America/Mexico_City", "America/Cancun", "America/Tijuana"],
        ["BR"] = ["America/Sao_Paulo", "America/Manaus"],
        ["AU"] = ["Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"],
        ["RU"] = ["Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"],
        ["ID"] = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"],
        ["ES"] = ["Europe/Madrid", "Atlantic/Canary"],
        ["PT"] = ["Europe/Lisbon", "Atlantic/Azores"],
        ["CL"] = ["America/Santiago", "America/Punta_Arenas"],
        ["GB"] = ["Europe/London"], ["IE"] = ["Europe/Dublin"], ["FR"] = ["Europe/Paris"], ["DE"] = ["Europe/Berlin"], ["AT"] = ["Europe/Vienna"], ["CH"] = ["Europe/Zurich"],
        ["IT"] = ["Europe/Rome"], ["NL"] = ["Europe/Amsterdam"], ["BE"] = ["Europe/Brussels"], ["LU"] = ["Europe/Luxembourg"], ["DK"] = ["Europe/Copenhagen"], ["SE"] = ["Europe/Stockholm"],
        ["NO"] = ["Europe/Oslo"], ["FI"] = ["Europe/Helsinki"], ["IS"] = ["Atlantic/Reykjavik"], ["EE"] = ["Europe/Tallinn"], ["LV"] = ["Europe/Riga"], ["LT"] = ["Europe/Vilnius"],
        ["PL"] = ["Europe/Warsaw"], ["CZ"] = ["Europe/Prague"], ["SK"] = ["Europe/Bratislava"], ["HU"] = ["Europe/Budapest"], ["SI"] = ["Europe/Ljubljana"], ["HR"] = ["Europe/Zagreb"],
        ["RO"] = ["Europe/Bucharest"], ["BG"] = ["Europe/Sofia"], ["GR"] = ["Europe/Athens"], ["CY"] = ["Asia/Nicosia"], ["MT"] = ["Europe/Malta"], ["RS"] = ["Europe/Belgrade"],
        ["UA"] = ["Europe/Kyiv"], ["TR"] = ["Europe/Istanbul"], ["IL"] = ["Asia/Jerusalem"], ["SA"] = ["Asia/Riyadh"], ["AE"] = ["Asia/Dubai"], ["IN"] = ["Asia/Kolkata"],
        ["CN"] = ["Asia/Shanghai"], ["HK"] = ["Asia/Hong_Kong"], ["MO"] = ["Asia/Macau"], ["TW"] = ["Asia/Taipei"], ["JP"] = ["Asia/Tokyo"], ["KR"] = ["Asia/Seoul"],
        ["SG"] = ["Asia/Singapore"], ["MY"] = ["Asia/Kuala_Lumpur"], ["TH"] = ["Asia/Bangkok"], ["VN"] = ["Asia/Ho_Chi_Minh"], ["PH"] = ["Asia/Manila"],
        ["NZ"] = ["Pacific/Auckland"], ["ZA"] = ["Africa/Johannesburg"], ["NG"] = ["Africa/Lagos"], ["EG"] = ["Africa/Cairo"], ["MA"] = ["Africa/Casablanca"],
        ["AR"] = ["America/Argentina/Buenos_Aires"], ["CO"] = ["America/Bogota"], ["PE"] = ["America/Lima"], ["PR"] = ["America/Puerto_Rico"],
    }.ToFrozenDictionary();

    private readonly ConcurrentDictionary<string, Few<Zone>> _made = new();

    private CountryZones()
    {
    }

    /// <summary>One for the process: a zone's shifts are searched for once.</summary>
    internal static CountryZones All { get; } = new();

    public int Count => Names.Count;

    public IEnumerable<string> Keys => Names.Keys;

    public IEnumerable<Few<Zone>> Values => Names.Keys.Select(country => this[country]);

    public Few<Zone> this[string key] => _made.GetOrAdd(key, static country => Make(country));

    /// <summary>The rules with these zones, where they name none.</summary>
    internal static NotifyRules Into(NotifyRules rules) => rules.Zones.Count > 0 ? rules : rules with { Zones = All };

    public bool ContainsKey(string key) => Names.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Few<Zone> value)
    {
        value = default;
        if (!Names.ContainsKey(key)) return false;
        value = this[key];
        return !value.IsEmpty;
    }

    public IEnumerator<KeyValuePair<string, Few<Zone>>> GetEnumerator() => Names.Keys.Select(country => KeyValuePair.Create(country, this[country])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Few<Zone> Make(string country)
    {
        Few<Zone> zones = [];
        try
        {
            foreach (var name in Names[country]) zones = zones.Add(TimeZones.Of(name));
            return zones;
        }
        catch (ArgumentException)
        {
            return [];   // a machine without the database: the hours are kept by UTC
        }
    }
}
