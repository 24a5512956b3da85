using Dropship.Simulation;

return await Session.RunAsync(args, Console.Out, Console.Error);
