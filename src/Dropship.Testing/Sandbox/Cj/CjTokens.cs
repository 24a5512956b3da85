using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Access and refresh tokens: within a day the same pair comes back, from both calls, unless it was killed.</summary>
internal sealed class CjTokens(CjDesk desk)
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:sszzz";
    private static readonly TimeSpan Cached = TimeSpan.FromHours(24);
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    internal CjReply Issue(CjCall call) => call.Body.Text("apiKey") switch
    {
        null or "" => CjReply.No(CjCodes.FieldEmpty),
        { Length: > 200 } => CjReply.No(CjCodes.Parameter),
        var key when key != desk.Options.ApiKey => CjReply.No(CjCodes.NoUser),
        _ => CjReply.Done(Tell(Current(), withOpenId: true)),
    };

    internal CjReply Refresh(CjCall call) => call.Body.Text("refreshToken") switch
    {
        null or "" => CjReply.No(CjCodes.FieldEmpty),
        { Length: > 80 } => CjReply.No(CjCodes.Parameter),
        var token when !IsAlive(token) => CjReply.No(CjCodes.RefreshInvalid),
        _ => CjReply.Done(Tell(Current(), withOpenId: false)),
    };

    internal CjReply Logout(CjCall call)
    {
        desk.Write(new CjEntry.TokensKilled(desk.Now));
        return CjReply.Done(true);
    }

    /// <summary>Null if the call may pass, or why it may not.</summary>
    internal CjReply? Refuse(string? token)
    {
        if (string.IsNullOrWhiteSpace(token)) return CjReply.No(CjCodes.TokenMissing);
        foreach (var (no, at) in desk.State.Tokens)
            if (Access(no) == token)
                return no <= desk.State.DeadTokens ? CjReply.No(CjCodes.TokenKilled) : desk.Now >= at + desk.Options.AccessTokenLife ? CjReply.No(CjCodes.TokenInvalid) : null;
        return CjReply.No(CjCodes.TokenInvalid);
    }

    private bool IsAlive(string token) => desk.State.Tokens.Any(issued => Renewal(issued.Key) == token && issued.Key > desk.State.DeadTokens && desk.Now < issued.Value + desk.Options.RefreshTokenLife);

    private int Current()
    {
        var newest = desk.State.Tokens.LastOrDefault();
        if (newest.Key > desk.State.DeadTokens && desk.Now < newest.Value + Cached && desk.Now < newest.Value + desk.Options.AccessTokenLife) return newest.Key;
        desk.Write(new CjEntry.TokensIssued(desk.Now, newest.Key + 1));
        return newest.Key + 1;
    }

    private JsonObject Tell(int no, bool withOpenId)
    {
        var at = desk.State.Tokens[no];
        JsonObject told = new()
        {
            ["accessToken"] = Access(no),
            ["accessTokenExpiryDate"] = Written(at + desk.Options.AccessTokenLife),
            ["refreshToken"] = Renewal(no),
            ["refreshTokenExpiryDate"] = Written(at + desk.Options.RefreshTokenLife),
            ["createDate"] = Written(at),
        };
        if (withOpenId) told.Insert(0, "openId", desk.Options.OpenId);
        return told;
    }

    private string Access(int no) => Seeded.Hex(desk.Options.Seed, $"access/{no}", 32);

    private string Renewal(int no) => Seeded.Hex(desk.Options.Seed, $"refresh/{no}", 32);

    private static string Written(DateTimeOffset at) => at.ToOffset(Zone).ToString(Iso);
}
