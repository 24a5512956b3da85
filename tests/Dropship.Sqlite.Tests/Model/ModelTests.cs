using CsCheck;
using Dropship.Storage;
using Dropship.Testing.Conformance;

namespace Dropship.Sqlite.Tests.Model;

/// <summary>Whatever a random caller does, SQLite answers as the memory store does. A failure prints the seed that repeats it.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(2048)]
    public Task One_store_answers_as_memory_does(int backlog) =>
        Step.Sequence(Enum.GetValues<Act>()).SampleAsync(steps => CompareAsync(steps, backlog, stores: 1), iter: 60);

    // What is lossy or only seen by the process that did it (touches, marks, parking) is left out.
    [Theory]
    [InlineData(1)]
    [InlineData(2048)]
    public Task Two_stores_on_one_file_answer_as_one_memory_does(int backlog) =>
        Step.Sequence([.. Enum.GetValues<Act>().Except([Act.Touch, Act.Park])]).SampleAsync(steps => CompareAsync(steps, backlog, stores: 2), iter: 60);

    private static async Task CompareAsync(Step[] steps, int backlog, int stores)
    {
        var caller = new Caller(marksCount: stores == 1);
        var memory = new MemoryStore();
        var model = new StoreUnderTest(memory, memory, memory);
        await using var fixture = new SqliteFixture(options => options with { HeaderBacklog = backlog, Readers = 1 });
        var opened = await OpenAsync(fixture, stores);
        foreach (var step in steps)
        {
            if (step.Act == Act.Reopen) opened = await OpenAsync(fixture, stores);
            var expected = await caller.DoAsync(model, step);
            (await caller.DoAsync(opened[step.Store % stores], step)).ShouldBe(expected, $"{step}");
        }
    }

    private static async Task<StoreUnderTest[]> OpenAsync(SqliteFixture fixture, int stores)
    {
        await fixture.CloseAsync();
        var opened = new StoreUnderTest[stores];
        for (var i = 0; i < stores; i++)
        {
            var store = await fixture.OpenAnotherAsync();
            opened[i] = new(store, store, store);
        }

        return opened;
    }
}
