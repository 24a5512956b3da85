using System.Xml.Linq;

namespace Dropship.Conventions.Domain;

public sealed class BannedSymbolsTests
{
    private static readonly XDocument NoProps = XDocument.Parse("<Project></Project>");

    [Fact]
    public void The_domain_project_references_nothing_and_hands_over_its_ban_list() => DomainProject.Offences(Repository.Domain, Repository.BuildProps).ShouldBeNone();

    [Theory]
    [InlineData(BannedSymbols.Everywhere)]
    [InlineData(BannedSymbols.InTheDomain)]
    public void Every_line_of_a_ban_list_names_a_symbol(string list)
    {
        var text = File.ReadAllText(Repository.At(list));
        text.ShouldNotBeNullOrWhiteSpace();
        BannedSymbols.Idle(list, text).ShouldBeNone();
    }

    [Theory]
    [InlineData(BannedSymbols.InTheDomain, "string Read() => File.ReadAllText(\"a\");")]
    [InlineData(BannedSymbols.InTheDomain, "System.Net.Http.HttpClient Ask() => new();")]
    [InlineData(BannedSymbols.InTheDomain, "Task Work() => Task.CompletedTask;")]
    [InlineData(BannedSymbols.InTheDomain, "int Chance(Random source) => source.Next();")]
    [InlineData(BannedSymbols.InTheDomain, "object Clock() => TimeProvider.System;")]
    [InlineData(BannedSymbols.InTheDomain, "string Host() => Environment.MachineName;")]
    [InlineData(BannedSymbols.InTheDomain, "void Say() => Console.WriteLine();")]
    [InlineData(BannedSymbols.Everywhere, "object Now() => DateTimeOffset.UtcNow;")]
    [InlineData(BannedSymbols.Everywhere, "Task Sleep() => Task.Delay(5);")]
    [InlineData(BannedSymbols.Everywhere, "object Id() => Guid.NewGuid();")]
    public async Task The_compiler_stops_a_banned_call(string list, string member)
    {
        var said = await BannedSymbols.JudgeAsync($"class A {{ {member} }}", await File.ReadAllTextAsync(Repository.At(list)));
        said.ShouldContain(line => line.StartsWith("RS0030"));
    }

    [Fact]
    public async Task The_compiler_lets_a_pure_call_pass() =>
        (await BannedSymbols.JudgeAsync("class A { int B(int c) => Math.Abs(c); }", await File.ReadAllTextAsync(Repository.At(BannedSymbols.InTheDomain)))).ShouldBeEmpty();

    [Fact]
    public void A_line_that_bans_nothing_is_found() => BannedSymbols.Idle("list.txt", "T:System.Console;fine\nT:System.Consul;no such type").ShouldName("list.txt:2", "System.Consul");

    [Theory]
    [InlineData("<ItemGroup><PackageReference Include=\"NodaTime\" /></ItemGroup>", "package NodaTime")]
    [InlineData("<ItemGroup><PackageReference Include=\"Some.Analyzers\" /></ItemGroup>", "package Some.Analyzers")]
    [InlineData("<ItemGroup><ProjectReference Include=\"../Dropship.Sdk/Dropship.Sdk.csproj\" /></ItemGroup>", "ProjectReference")]
    [InlineData("<ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /></ItemGroup>", "FrameworkReference")]
    [InlineData("", "BannedSymbols.txt is not handed")]
    public void An_impure_project_file_is_found(string items, string named) => DomainProject.Offences(Planted.Project("Planted", items), Repository.BuildProps).ShouldName(named);

    [Fact]
    public void Build_properties_without_the_ban_are_found() => DomainProject.Offences(Repository.Domain, NoProps).ShouldName("the analyzer of banned APIs is gone", "build/BannedSymbols.txt");
}
