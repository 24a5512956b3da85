using Dropship.Load;
using Dropship.Load.Kinds;

return args is [Heir.Verb] ? await Heir.RunAsync() : await Session.RunAsync(args, Console.Out, Console.Error);
