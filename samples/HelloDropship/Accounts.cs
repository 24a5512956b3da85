using Dropship.CjDropshipping;
using Dropship.SeventeenTrack;
using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Dropship.Testing.Sandbox.Wish;
using Dropship.Wish;

namespace HelloDropship;

/// <summary>The options of the accounts at the sandboxes: what a shop of its own binds from its configuration. Time runs fast here, so calls may take long in it.</summary>
internal static class Accounts
{
    /// <summary>How often the marketplace is asked for changed orders; its messages are quicker.</summary>
    internal static TimeSpan PollEvery { get; } = TimeSpan.FromHours(4);

    private static readonly WishSandboxOptions Wish = new();

    internal static void Fill(WishOptions wish, Store store)
    {
        wish.BaseAddress = store.Address;
        wish.ClientId = Wish.ClientId;
        wish.ClientSecret = Wish.ClientSecret;
        wish.RefreshToken = store.Wish.FirstRefreshToken;
        wish.PollEvery = PollEvery;
        wish.Timeout = TimeSpan.FromSeconds(60);
        wish.Carriers["CNE"] = "ChinaAirPost";
    }

    internal static void Fill(CjOptions cj, Town town)
    {
        cj.BaseAddress = town.CjAddress;
        cj.Timeout = TimeSpan.FromSeconds(100);
        cj.ApiKey = new CjSandboxOptions { Variants = [] }.ApiKey;
    }

    internal static void Fill(SeventeenTrackOptions track, Town town)
    {
        track.BaseAddress = town.TrackingAddress;
        track.Timeout = TimeSpan.FromMinutes(2);
        track.Key = new SeventeenTrackSandboxOptions().Key;
    }
}
