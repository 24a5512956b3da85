namespace Dropship.Engine;

/// <summary>What became of a message.</summary>
internal enum WebhookFate
{
    Genuine,
    Repeated,
    Unreadable,
    Forged,
    NoSuchVendor,
    TooLarge,
    Encoded,
    Broken,
    NotNoted,
}

/// <summary>How each fate is answered over HTTP.</summary>
internal static class WebhookFates
{
    internal static int Status(this WebhookFate fate) => fate switch
    {
        WebhookFate.Genuine or WebhookFate.Repeated => 200,
        WebhookFate.Unreadable => 400,
        WebhookFate.Forged => 401,
        WebhookFate.NoSuchVendor => 404,
        WebhookFate.TooLarge => 413,
        WebhookFate.Encoded => 415,
        WebhookFate.NotNoted => 503,
        _ => 500,
    };
}
