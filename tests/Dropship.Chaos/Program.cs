using Dropship.Chaos;
using Dropship.Chaos.Worker;

return args is [WorkerProcess.Verb] ? await WorkerProcess.RunAsync() : await Session.RunAsync(args, Console.Out, Console.Error);
