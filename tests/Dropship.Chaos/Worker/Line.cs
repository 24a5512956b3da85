using System.Globalization;
using System.Threading.Channels;
using Dropship.Domain;

namespace Dropship.Chaos.Worker;

/// <summary>
/// The line between the engine's process and the one that kills it: a word each, over the standard streams. The engine says what it is about to do
/// and when it has nothing to do; it is told the time (and may then go on, or only that it jumped), at which point it is to hold, and to go on.
/// </summary>
internal sealed class Line(TextReader from, TextWriter to)
{
    internal const string Now = "now";
    internal const string Jump = "jump";
    internal const string Hold = "hold";
    internal const string Go = "go";
    internal const string Commit = "commit";
    internal const string Call = "call";
    internal const string At = "at";
    internal const string Idle = "idle";
    internal const string Weight = "weight";
    internal const string Down = "down";
    private const string Handles = "/proc/self/fd";
    private readonly Channel<Moment> _moments = Channel.CreateUnbounded<Moment>();
    private readonly TextWriter _to = TextWriter.Synchronized(to);

    /// <summary>The moments that were told and not taken yet.</summary>
    internal ChannelReader<Moment> Moments => _moments.Reader;

    internal void Say(string word, string what = "") => _to.WriteLine(what.Length == 0 ? word : $"{word} {what}");

    /// <summary>Says what lives in this process after a full collection: bytes, open files and sockets, timers.</summary>
    internal void SayWeight()
    {
        var handles = Directory.Exists(Handles) ? Directory.GetFileSystemEntries(Handles).Length : 0;
        Say(Weight, string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {handles} {Timer.ActiveCount}"));
    }

    internal void SayIdle(Instant? next, bool down) => Say(down ? Down : Idle, next is { } at ? at.ToDateTimeOffset().ToString("O", CultureInfo.InvariantCulture) : "-");

    /// <summary>Hears what is told, until the other end is closed: this process then has nobody to work for.</summary>
    internal async Task HearAsync(Points points, Action<Moment> tell)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case Hold: points.Arm(words[1], int.Parse(words[2], CultureInfo.InvariantCulture)); break;
                case Go: points.Release(); break;
                case Jump: tell(Read(words)); break;
                case Now:
                    tell(Read(words));
                    _moments.Writer.TryWrite(Read(words));
                    break;
            }
        }
    }

    /// <summary>The words that tell a moment.</summary>
    internal static string Telling(string word, Moment moment) => string.Create(CultureInfo.InvariantCulture, $"{word} {moment.Now.UtcTicks} {moment.Stamp}");

    private static Moment Read(string[] words) => new(new(long.Parse(words[1], CultureInfo.InvariantCulture), TimeSpan.Zero), long.Parse(words[2], CultureInfo.InvariantCulture));
}
