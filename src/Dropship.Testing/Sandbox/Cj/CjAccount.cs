using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>The account: its settings and its balance.</summary>
internal sealed class CjAccount(CjDesk desk, CjLimits limits)
{
    internal CjReply Settings(CjCall call) => CjReply.Done(new JsonObject
    {
        ["openId"] = null,
        ["setting"] = new JsonObject { ["qpsLimit"] = limits.PerSecond, ["quotaLimits"] = new JsonArray(new JsonObject { ["quotaUrl"] = "*", ["quotaLimit"] = 1_000_000, ["quotaType"] = 4 }) },
        ["root"] = "GENERAL",
        ["isSandbox"] = false,
        ["callback"] = null,
    });

    internal CjReply Balance(CjCall call) => CjReply.Done(new JsonObject { ["amount"] = desk.Balance, ["noWithdrawalAmount"] = 0.00m, ["freezeAmount"] = 0.00m });
}
