namespace Dropship.Domain;

/// <summary>Something that happened to an order: a <see cref="Fact"/> we were told, or a <see cref="Decision"/> we took. Class names are stored names.</summary>
public abstract record Event
{
    private protected Event()
    {
    }
}
