using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.SeventeenTrack;

/// <summary>The vendor's books as far as registering and reading need them: pairs of number and carrier, their tags, and the quota.</summary>
internal sealed class Books
{
    private readonly Dictionary<(string Number, int Carrier), string?> _registered = [];

    internal int Quota { get; init; } = int.MaxValue;

    /// <summary>The carrier that the vendor makes of whatever it is told; null to believe it.</summary>
    internal int? Correct { get; init; }

    internal int Used { get; private set; }

    /// <summary>What is told of a parcel; in transit by default.</summary>
    internal Dictionary<(string Number, int Carrier), string> Told { get; } = [];

    internal string Answer(string path, JsonArray items)
    {
        List<string> accepted = [], rejected = [];
        foreach (var item in items)
        {
            var (number, carrier) = (item!["number"]!.GetValue<string>(), item["carrier"]?.GetValue<int>());
            if (path == "register") Register(number, carrier, item["tag"]?.GetValue<string>(), accepted, rejected);
            else Read(number, carrier, accepted, rejected);
        }

        return Rig.Answer(accepted, rejected);
    }

    private void Register(string number, int? carrier, string? tag, List<string> accepted, List<string> rejected)
    {
        var key = (number, Correct ?? carrier ?? 3011);
        if (Used >= Quota && !_registered.ContainsKey(key)) rejected.Add(Rig.Rejected(number, -18019908));
        else if (!_registered.TryAdd(key, tag)) rejected.Add(Rig.Rejected(number, -18019901));
        else
        {
            Used++;
            accepted.Add($$"""{"origin":1,"number":"{{number}}","carrier":{{key.Item2}},"tag":"{{tag}}"}""");
        }
    }

    private void Read(string number, int? carrier, List<string> accepted, List<string> rejected)
    {
        var found = _registered.Where(one => one.Key.Number == number && (carrier is null || carrier == one.Key.Carrier)).ToArray();
        if (found.Length == 1) accepted.Add(Rig.Tracked(number, Told.GetValueOrDefault(found[0].Key, "InTransit_Other"), found[0].Key.Carrier, found[0].Value));
        else rejected.Add(Rig.Rejected(number, found.Length == 0 ? -18019902 : -18019801, (carrier ?? 0).ToString(CultureInfo.InvariantCulture)));
    }
}
