using System.Security.Cryptography;
using System.Text;
using Dropship.Domain;

namespace Dropship.Engine;

/// <summary>Marks by which a buyer is known again: keyed hashes of what is left of an address when letters, digits and case no longer matter. Nothing can be read from them, and without the key nothing guessed.</summary>
internal static class BuyerMarks
{
    private const int FewestDigits = 7;
    private const int Bytes = 16;

    /// <summary>The person: e-mail, telephone and tax number, each by itself, and the name with the postal code. What is as good as empty is no mark: it would make one buyer of many.</summary>
    internal static Few<string> Persons(byte[] key, Address address)
    {
        Few<string> marks = [];
        if (address.Email is { } email && email.Contains('@', StringComparison.Ordinal)) marks = marks.Add(Mark(key, "email", email.Trim().ToUpperInvariant()));
        if (Kept(address.Phone, static unit => char.IsAsciiDigit(unit)) is { Length: >= FewestDigits } phone && phone.Distinct().Count() > 2) marks = marks.Add(Mark(key, "phone", phone.TrimStart('0')));
        if (Kept(address.TaxId, char.IsLetterOrDigit) is { Length: >= FewestDigits } tax) marks = marks.Add(Mark(key, "tax", tax));
        if (Kept(address.Name, char.IsLetterOrDigit) is { Length: > 0 } name) marks = marks.Add(Mark(key, "name", $"{name} {address.Country} {Kept(address.PostalCode, char.IsLetterOrDigit)}"));
        return marks;
    }

    /// <summary>The place: country, postal code, street and city.</summary>
    internal static string? Place(byte[] key, Address address) =>
        Kept(string.Concat(address.Lines.AsEnumerable()), char.IsLetterOrDigit) is { Length: > 0 } street
            ? Mark(key, "place", $"{address.Country} {Kept(address.PostalCode, char.IsLetterOrDigit)} {Kept(address.City, char.IsLetterOrDigit)} {street}")
            : null;

    private static string Kept(string? text, Func<char, bool> keeps) =>
        text is null ? "" : string.Concat(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(keeps));

    private static string Mark(byte[] key, string kind, string text) => $"{kind} {Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind} {text}")).AsSpan(0, Bytes))}";
}
