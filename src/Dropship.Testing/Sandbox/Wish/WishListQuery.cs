using System.Globalization;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What a page of orders is asked for.</summary>
internal sealed record WishListQuery(int Limit, IReadOnlyList<string> States, string? Type, WishRange Updated, WishRange Released, string SortBy)
{
    private const int MostRows = 500;

    private static readonly IReadOnlyList<string> Sorts = ["updated_at", "updated_at.asc", "updated_at.desc", "released_at", "released_at.asc", "released_at.desc"];

    /// <summary>The query, or null and what is wrong with it.</summary>
    internal static WishListQuery? Read(SandboxRequest request, out string problem)
    {
        var states = request.Query.Where(pair => pair.Key == "states").Select(pair => pair.Value).ToArray();
        var type = request.Value("order_type");
        var sort = request.Value("sort_by") ?? "updated_at.desc";
        var updated = WishRange.Read(request, "updated_at");
        var released = WishRange.Read(request, "released_at");
        var limit = int.TryParse(request.Value("limit") ?? "50", NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : 0;
        problem = (limit, updated, released) switch
        {
            (< 1 or > MostRows, _, _) => "limit must be a number from 1 to 500.",
            (_, null, _) or (_, _, null) => "A time of the query is not ISO 8601.",
            _ when states.Length > WishStates.All.Count || states.Any(state => !WishStates.All.Contains(state)) => "states holds an unknown state, or more than five.",
            _ when type is not null && !WishOrderTypes.Filters.Contains(type) => "order_type is not known.",
            _ when !Sorts.Contains(sort) => "sort_by must be updated_at or released_at with .asc or .desc.",
            _ => "",
        };
        return problem.Length > 0 ? null : new(limit, states, type, updated!, released!, sort);
    }

    internal IReadOnlyList<WishOrder> Page(IEnumerable<WishOrder> orders)
    {
        Func<WishOrder, DateTimeOffset> key = SortBy.StartsWith("released_at", StringComparison.Ordinal) ? order => order.ReleasedAt : order => order.UpdatedAt;
        var chosen = orders.Where(Fits);
        return [.. (SortBy.EndsWith(".asc", StringComparison.Ordinal) ? chosen.OrderBy(key) : chosen.OrderByDescending(key)).Take(Limit)];
    }

    private bool Fits(WishOrder order) =>
        Updated.Holds(order.UpdatedAt) && Released.Holds(order.ReleasedAt)
        && (States.Count == 0 || States.Contains(order.State)) && (Type is null || order.What.Types.Contains(Type));
}

/// <summary>A range of time, both ends in it; an end that is not given is open.</summary>
internal sealed record WishRange(DateTimeOffset Min, DateTimeOffset Max)
{
    /// <summary>The range, or null if an end is not a time.</summary>
    internal static WishRange? Read(SandboxRequest request, string name) =>
        Time(request.Value(name + "_min"), DateTimeOffset.MinValue) is { } min && Time(request.Value(name + "_max"), DateTimeOffset.MaxValue) is { } max ? new(min, max) : null;

    internal bool IsOpen => Min == DateTimeOffset.MinValue && Max == DateTimeOffset.MaxValue;

    internal bool Holds(DateTimeOffset at) => Min <= at && at <= Max;

    private static DateTimeOffset? Time(string? text, DateTimeOffset open) =>
        text is null ? open : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
