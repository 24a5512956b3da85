namespace Dropship.Conventions.Shape;

public sealed class SdkFoldersTests
{
    private const string Low = "namespace Low; class Ground;";

    [Fact]
    public void Folders_of_the_sdk_use_each_other_one_way() => SdkFolders.Offences(Repository.Sdk, SdkFolders.Order).ShouldBeNone();

    [Theory]
    [InlineData("namespace Low; class Ground { High.Roof? Over; }", "Low uses Roof of High")]
    [InlineData("namespace Low; class Ground { int Over => new High.Roof().Tiles; }", "Low uses Tiles of High")]
    [InlineData("namespace Low; class Ground { object Over => new Whole(); }", "Low uses Whole of the project's root")]
    public void An_upward_use_is_found(string low, string named) => SdkFolders.Offences(House(low), ["Low", "High"]).ShouldName(named);

    [Fact]
    public void A_folder_without_a_place_is_found() => SdkFolders.Offences(House(Low), ["Low"]).ShouldName("the folder High has no place", "SdkFolders.cs");

    [Fact]
    public void A_place_without_a_folder_is_found() => SdkFolders.Offences(House(Low), ["Low", "Middle", "High"]).ShouldName("the folder Middle does not exist");

    [Fact]
    public void A_downward_use_is_left_alone() => SdkFolders.Offences(House(Low), ["Low", "High"]).ShouldBeNone();

    private static SourceProject House(string low) => Planted.Files(
        ("src/Planted/Low/Ground.cs", low),
        ("src/Planted/High/Roof.cs", "namespace High; class Roof { public int Tiles { get; init; } Low.Ground? Under; }"),
        ("src/Planted/Whole.cs", "class Whole { Low.Ground? Ground; High.Roof? Roof; }"));
}
