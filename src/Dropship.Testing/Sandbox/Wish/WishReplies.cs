using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Puts what is answered into the vendor's envelope.</summary>
internal sealed class WishReplies(WishSandboxOptions options)
{
    /// <summary>Refusals of which the vendor says what they mean.</summary>
    internal const int BadParameter = 1001;
    internal const int AccountDisabled = 1002;
    internal const int BadSort = 1003;
    internal const int Unauthorized = 1006;
    internal const int TokenExpired = 1007;
    internal const int TokenRevoked = 1008;
    internal const int NoToken = 1012;
    internal const int WrongClient = 10001;
    internal const int CodeUsed = 10002;
    internal const int CodeExpired = 10004;
    internal const int WrongCode = 10008;
    internal const int Invalid = 90001;

    /// <summary>The vendor's code for too many calls is not published; this is the sandbox's own.</summary>
    internal const int TooMany = 429;

    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Layout)) write(json);
        return buffer.WrittenSpan.ToArray();
    }

    internal static SandboxAnswer Data(Action<Utf8JsonWriter> write) => new(200, Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("message", "");
        json.WriteNumber("code", 0);
        json.WritePropertyName("data");
        write(json);
        json.WriteEndObject();
    }));

    internal SandboxAnswer Error(int code, string message, int? status = null) => new(status ?? options.ErrorStatus, Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("message", message);
        if (options.QuotedErrorCodes) json.WriteString("code", code.ToString(CultureInfo.InvariantCulture));
        else json.WriteNumber("code", code);
        json.WriteStartObject("data");
        json.WriteEndObject();
        json.WriteEndObject();
    }));

    internal SandboxAnswer Bad(string message) => Error(Invalid, message);
}
