using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dropship.Testing.Sandbox;

/// <summary>Hosts a sandbox vendor over HTTP, on the loopback interface only. It reads no configuration and leaves the process's signals alone.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it listens: a free port of 127.0.0.1.</summary>
    public Uri Address { get; }

    /// <summary>Starts a vendor.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<SandboxServer> StartAsync(SandboxVendor vendor, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        // An empty builder: settings files and variables of the host could send it to another interface.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, Unattended>();
        var app = builder.Build();
        app.Run(context => ServeAsync(vendor, context));
        await app.StartAsync(cancellation).ConfigureAwait(false);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(app, new(address));
    }

    /// <summary>Stops listening, once the requests under way are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task ServeAsync(SandboxVendor vendor, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new SandboxRequest(context.Request.Method, context.Request.Path.Value ?? "/", SandboxQuery.Parse(context.Request.QueryString.Value ?? ""), headers, body.ToArray());
        if (vendor.Handle(request) is not { } answer)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Does not wait for a signal: the one who started the server stops it.</summary>
    private sealed class Unattended : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
