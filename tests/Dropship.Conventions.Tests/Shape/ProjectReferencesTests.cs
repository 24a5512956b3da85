namespace Dropship.Conventions.Shape;

public sealed class ProjectReferencesTests
{
    [Fact]
    public void Project_references_point_down() => Repository.Sources.SelectMany(ProjectReferences.Upward).ShouldBeNone();

    [Theory]
    [InlineData("Dropship.Domain", "Dropship.Sdk")]
    [InlineData("Dropship.Sdk", "Dropship.Sqlite")]
    [InlineData("Dropship.Sqlite", "Dropship.Testing")]
    [InlineData("Dropship.Postgres", "Dropship.Sqlite")]
    public void An_upward_or_sideways_reference_is_found(string from, string to) => ProjectReferences
        .Upward(Planted.Project(from, $"<ItemGroup><ProjectReference Include=\"../{to}/{to}.csproj\" /></ItemGroup>"))
        .ShouldName($"{from} references {to}");

    [Theory]
    [InlineData("<ItemGroup><ProjectReference Include=\"../../tests/Some.Tests/Some.Tests.csproj\" /></ItemGroup>")]
    [InlineData("<ItemGroup><Compile Include=\"..\\..\\samples\\Replay\\Row.cs\" /></ItemGroup>")]
    [InlineData("<Import Project=\"../../benchmarks/shared.props\" />")]
    public void Taking_from_samples_tests_or_benchmarks_is_found(string items) => ProjectReferences.Upward(Planted.Project("Dropship.Sqlite", items)).ShouldName("takes ../../");

    [Fact]
    public void A_downward_reference_is_left_alone() => ProjectReferences
        .Upward(Planted.Project("Dropship.Sqlite", "<ItemGroup><ProjectReference Include=\"..\\Dropship.Sdk\\Dropship.Sdk.csproj\" /></ItemGroup>"))
        .ShouldBeNone();
}
