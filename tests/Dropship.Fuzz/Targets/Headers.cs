using System.Text;

namespace Dropship.Fuzz;

/// <summary>Signature headers from bytes: the corpus says RIGHT where the true one stands, and everything around and in it is mutated.</summary>
internal static class Headers
{
    internal static string Text(Input input, string right) => Encoding.Latin1.GetString(input.Bytes).Replace("RIGHT", right, StringComparison.Ordinal);
}
