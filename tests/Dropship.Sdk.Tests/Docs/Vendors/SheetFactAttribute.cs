namespace Dropship.Sdk.Tests.Docs.Vendors;

/// <summary>A test on a vendor's fact sheet; skipped by name where the sheet is not at hand.</summary>
public sealed class SheetFactAttribute : FactAttribute
{
    public SheetFactAttribute(string sheet)
    {
        Sheet = sheet;
        if (FactSheet.Read(sheet) is null) Skip = $"The fact sheet (shared/apis/{sheet} beside the repository) is not here.";
    }

    public string Sheet { get; }
}
