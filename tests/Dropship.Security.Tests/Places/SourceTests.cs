namespace Dropship.Security.Tests.Places;

/// <summary>What must not stand in any source of a package.</summary>
public sealed class SourceTests
{
    private static readonly string[] Waving = ["ServerCertificateCustomValidationCallback", "RemoteCertificateValidationCallback", "DangerousAcceptAnyServerCertificateValidator", "SslProtocols", "AllowAutoRedirect = true", "ServicePointManager"];

    [Fact]
    public void No_certificate_is_waved_through() => Offences(Sources.Files("src", "*.cs").Select(file => (file, Sources.Read(file)))).ShouldBeEmpty();

    [Fact]
    public void A_certificate_that_is_waved_through_is_named() =>
        Offences([("a.cs", "handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;")]).ShouldBe(["a.cs: RemoteCertificateValidationCallback"]);

    [Fact]
    public void The_network_has_one_door()
    {
        List<string> doors = [.. Sources.Files("src", "*.cs").Where(file => Sources.Read(file).Contains("new SocketsHttpHandler", StringComparison.Ordinal) || Sources.Read(file).Contains("new HttpClientHandler", StringComparison.Ordinal) || Sources.Read(file).Contains("SocketsHttpHandler Network(", StringComparison.Ordinal))];
        doors.ShouldBe(["src/Dropship.Sdk/Http/VendorClients.cs"]);
        Sources.Read(doors[0]).ShouldContain("ConnectCallback = new Connector(");
    }

    private static List<string> Offences(IEnumerable<(string File, string Text)> sources) =>
        [.. sources.SelectMany(source => Waving.Where(word => source.Text.Contains(word, StringComparison.Ordinal)).Select(word => $"{source.File}: {word}"))];
}
