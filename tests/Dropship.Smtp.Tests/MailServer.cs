using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace Dropship.Smtp.Tests;

/// <summary>A mail server in a process of its own, and the mail that arrived there.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dropship-mail-");
    private readonly Process _server;

    private MailServer(string mode)
    {
        if (mode == "tls") WriteCertificate();
        _server = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "server.py"), _folder.FullName, mode]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    internal int Port { get; private set; }

    /// <summary>What the server was told, a line each.</summary>
    internal string[] Heard => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => Path.Combine(_folder.FullName, "log.txt");

    internal static async Task<MailServer> StartAsync(string mode = "plain")
    {
        var server = new MailServer(mode);
        server.Port = int.Parse(await server._server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server did not start."), System.Globalization.CultureInfo.InvariantCulture);
        return server;
    }

    /// <summary>The mail as it arrived, the first one first.</summary>
    internal List<MimeMessage> Arrived() => [.. Directory.GetFiles(_folder.FullName, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))];

    public async ValueTask DisposeAsync()
    {
        _server.StandardInput.Close();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    // Of nobody whom this machine trusts.
    private void WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(130));
        File.WriteAllText(Path.Combine(_folder.FullName, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
