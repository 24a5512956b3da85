using System.Text;

namespace Dropship.Security.Tests.Canary;

/// <summary>A text that must not be seen, with the name by which a finding calls it.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Text">The text.</param>
internal sealed record Mark(string Name, string Text)
{
    // The forms in which a text travels: as it is, in an address, in a header of Basic authorization or a log of bytes.
    private readonly string[] _forms = [.. new[] { Text, Uri.EscapeDataString(Text), Convert.ToBase64String(Encoding.UTF8.GetBytes(Text)).TrimEnd('='), Convert.ToHexString(Encoding.UTF8.GetBytes(Text)) }.Distinct()];

    internal bool IsIn(string text) => _forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The marks of one run: each run has its own, so that runs beside each other find only their own.</summary>
/// <param name="run">The run's number, from 10 to 99.</param>
internal sealed class Marks(int run)
{
    internal string WishSecret { get; } = $"wish-secret-quokka{run}";

    internal string WishPrevious { get; } = $"wish-older-wombat{run}";

    internal string CjKey { get; } = $"CJ47{run}@api@9f3c1b7a5d2e4860b1c3d5e7f9a1b3{run}";

    internal long OpenId { get; } = 730_551_904_000 + run;

    internal string TrackKey { get; } = $"0C7A5D1E93B84F26A0{run}";

    internal string Name { get; } = $"Quixworth{run}";

    internal string Street { get; } = $"Marblewhistle{run} Lane";

    internal string Town { get; } = $"Zumbridge{run}";

    internal string Phone { get; } = $"30917355{run}";

    internal string Email { get; } = $"quix{run}@mail.invalid";

    internal string TaxId { get; } = $"PASSPORT:C01X77{run}T";

    /// <summary>What opens something.</summary>
    internal IEnumerable<Mark> Secrets =>
    [
        new("Wish client secret", WishSecret), new("Wish previous secret", WishPrevious), new("CJ API key", CjKey), new("CJ openId", $"{OpenId}"), new("17TRACK key", TrackKey),
    ];

    /// <summary>What tells who somebody is.</summary>
    internal IEnumerable<Mark> Personal =>
    [
        new("name", Name), new("street", Street), new("town", Town), new("phone", Phone), new("e-mail", Email), new("tax number", TaxId["PASSPORT:".Length..]),
    ];

    /// <summary>All of them in one breath: what a careless vendor may put into any text.</summary>
    internal string Echo => string.Join(' ', Secrets.Concat(Personal).Select(mark => mark.Text));
}
