using System.Reflection;

namespace Dropship.Conventions.Surface;

public sealed class PublicSurfaceTests
{
    public static TheoryData<string> Packages => [.. Repository.Sources.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_surface_is_the_approved_one(string package)
    {
        var project = Repository.Sources.Single(source => source.Name == package);
        var received = PublicSurface.Render(project);
        var file = Repository.At($"{project.Folder}/{package}.api.txt");
        if (Environment.GetEnvironmentVariable(ApprovedSurface.Switch) == "1") File.WriteAllText(file, received);

        var approved = File.Exists(file) ? File.ReadAllText(file) : null;
        if (approved != received) File.WriteAllText(Path.Combine(AppContext.BaseDirectory, $"{package}.api.received.txt"), received);
        ApprovedSurface.Offences(package, received, approved, ApprovedSurface.StillMoving).ShouldBeNone();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_surface_names_every_type_of_the_built_assembly(string package)
    {
        var written = Repository.Sources.Single(source => source.Name == package).Types.Where(type => type.IsPublic()).Select(Reflected);
        Assembly.Load(package).GetExportedTypes().Select(type => type.FullName).Order().ShouldBe(written.Order());
    }

    [Fact]
    public void Moving_packages_exist() => ApprovedSurface.StillMoving.ShouldBeSubsetOf(Repository.Sources.Select(project => project.Name));

    [Fact]
    public void A_surface_is_rendered_without_what_the_compiler_adds() => PublicSurface.Render(Planted.Code(
        """
        namespace Shop;
        public abstract record Event { private Event() { } public sealed record Seen(string Name, int? Count = null) : Event { public bool Any => Count > 0; } internal sealed record Hidden : Event; }
        public readonly record struct Id : IComparable<Id> { private readonly string? _v; public Id(string value) => _v = value; public string Value => _v!; public int CompareTo(Id other) => 0; public override string ToString() => Value; }
        public enum Answer : byte { No, Yes = 5 }
        public interface ILook<in T> where T : class { Task<T?> FindAsync(string key, CancellationToken cancellation = default); event Action? Seen; }
        public static class Sum { public const int Most = 3; public static T Of<T>(this T one, params ReadOnlySpan<T> more) where T : struct => one; }
        public sealed class Open(string name) : Exception(name) { public string Name { get; private set; } = name; protected void Gone() { } public Id this[int at] => default; public static Open operator +(Open a, Open b) => a; }
        public abstract class Ground { protected Ground() { } protected abstract Id Look(); }
        public delegate string Say(Id id);
        internal sealed class Unseen;
        """)).ShouldBe(
        """
        enum Shop.Answer : byte
            No = 0
            Yes = 5
        abstract record Shop.Event
        sealed record Shop.Event.Seen(string Name, int? Count = null) : Event
            bool Any { get; }
        abstract class Shop.Ground
            protected Ground()
            protected abstract Id Look()
        interface Shop.ILook<in T> where T : class
            Task<T?> FindAsync(string key, CancellationToken cancellation = default)
            event Action? Seen
        readonly record struct Shop.Id : IComparable<Id>
            Id(string value)
            int CompareTo(Id other)
            string Value { get; }
        sealed class Shop.Open : Exception
            Id this[int at] { get; }
            Open(string name)
            static Open operator +(Open a, Open b)
            string Name { get; private set; }
        delegate string Shop.Say(Id id)
        static class Shop.Sum
            const int Most = 3
            static T Of<T>(this T one, params ReadOnlySpan<T> more) where T : struct

        """);

    [Theory]
    [InlineData("a\nb\n", "a\nc\n", "first at: b", "now:      c", "A.api.txt:2")]
    [InlineData("a\n", "a\nb\n", "first at: (end)", "+ b", "A.api.txt:2")]
    [InlineData("a\nb\n", "a\n", "- b", "now:      (end)", "A.api.txt:2")]
    public void A_changed_surface_is_found(string approved, string received, params string[] named) => ApprovedSurface.Offences("A", received, approved, []).ShouldName(named);

    [Fact]
    public void A_missing_file_is_found() => ApprovedSurface.Offences("A", "a\n", null, []).ShouldName("no approved surface", ApprovedSurface.Switch);

    [Fact]
    public void A_package_that_moves_no_more_is_found() => ApprovedSurface.Offences("A", "a\n", "a\n", ["A"]).ShouldName("Take it off the list");

    [Fact]
    public void The_same_surface_is_left_alone() => ApprovedSurface.Offences("A", "a\r\nb\r\n", "a\nb\n", []).ShouldBeNone();

    private static string Reflected(Microsoft.CodeAnalysis.INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{Reflected(outer)}+{type.MetadataName}" : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
}
