namespace Dropship.Http;

/// <summary>Reads a whole body into memory, counted after decompression and within the time of its call; one that is too long is refused.</summary>
internal sealed class BodyLimit : DelegatingHandler
{
    internal const int Most = 4 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var content = new ByteArrayContent(await ReadAsync(response, cancellationToken).ConfigureAwait(false));
            foreach (var (name, values) in response.Content.Headers) content.Headers.TryAddWithoutValidation(name, values);
            response.Content.Dispose();
            response.Content = content;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentLength > Most) throw new OversizedBodyException(status, Most);
        using var body = new MemoryStream();
        var source = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var buffer = new byte[16 * 1024];
            while (await source.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var count and > 0)
            {
                if (body.Length + count > Most) throw new OversizedBodyException(status, Most);
                body.Write(buffer, 0, count);
            }
        }

        return body.ToArray();
    }
}
