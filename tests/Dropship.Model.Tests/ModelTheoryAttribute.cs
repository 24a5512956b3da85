namespace Dropship.Model.Tests;

/// <summary>A test that needs spin and gcc; they are installed where that is allowed, else it is skipped by name with the reason.</summary>
public sealed class ModelTheoryAttribute : TheoryAttribute
{
    public ModelTheoryAttribute()
    {
        if (Checker.Hindrance is { } hindrance) Skip = $"The model of a purchase is not checked: {hindrance}";
    }
}
