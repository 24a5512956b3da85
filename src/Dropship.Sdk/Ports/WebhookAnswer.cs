namespace Dropship.Ports;

/// <summary>What to answer a vendor's message over HTTP.</summary>
/// <param name="Status">
/// The HTTP status. 200: taken note of, or seen before. 400: genuine, but not to be understood. 401: not from the vendor. 404: no such vendor here, or none that sends messages.
/// 413: more than 1 MiB. 415: a body with a Content-Encoding. 500: the adapter broke on it. 503: it could not be taken note of; the vendor sends it again.
/// </param>
/// <param name="Body">What the vendor wants to read; empty for a message that was refused, so that a forger learns nothing.</param>
public sealed record WebhookAnswer(int Status, string Body);
