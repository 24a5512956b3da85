namespace Dropship.Testing.Sandbox;

/// <summary>Answers with what it was asked, and sends what it is told to.</summary>
internal sealed class EchoVendor(TimeProvider clock) : SandboxVendor("Echo", clock)
{
    private readonly Queue<(DateTimeOffset Due, string Text)> _messages = new();

    public List<string> Done { get; } = [];

    public override DateTimeOffset? NextAt => Alone(() => _messages.TryPeek(out var first) ? first.Due : (DateTimeOffset?)null);

    public void Send(string text, DateTimeOffset due) => Alone(() =>
    {
        _messages.Enqueue((due, text));
        return true;
    });

    public override IReadOnlyList<SandboxMessage> TakeMessages() => Alone(() =>
    {
        List<SandboxMessage> due = [];
        while (_messages.TryPeek(out var first) && first.Due <= Now) due.Add(new(new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes(_messages.Dequeue().Text)));
        return due;
    });

    protected override SandboxAnswer Answer(SandboxRequest request)
    {
        var said = $"{request.Method} {request.Path} {string.Join('&', request.Query.Select(pair => $"{pair.Key}={pair.Value}"))} {request.Header("X-Asked")} {request.Text}";
        Done.Add(said);
        return new SandboxAnswer(201, System.Text.Encoding.UTF8.GetBytes(said), "text/plain; charset=utf-8") { Headers = new Dictionary<string, string> { ["X-Answered"] = "yes" } };
    }
}
