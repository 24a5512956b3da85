using Dropship.Domain;
using Dropship.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of docs/operating.md: where vendors' messages come in.</summary>
internal static class Endpoint
{
    internal static void Map(WebApplication app)
    {
        app.MapPost("/webhooks/{shop}/{vendor}", async (string shop, string vendor, HttpRequest request, IDropship dropship, CancellationToken cancellation) =>
        {
            var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
            var message = await WebhookMessage.ReadAsync(headers, request.Body, cancellation);   // one mebibyte and no further
            var answer = await dropship.ReceiveAsync(new ShopId(shop), vendor, message, cancellation);
            return Results.Text(answer.Body, "application/json", statusCode: answer.Status);
        });
    }
}
