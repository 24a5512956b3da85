namespace Dropship.Testing.Conformance;

/// <summary>A store broke a promise of its port. The message names the promise and what was seen instead.</summary>
/// <param name="message">The promise and what was seen.</param>
public sealed class ConformanceException(string message) : Exception(message);
