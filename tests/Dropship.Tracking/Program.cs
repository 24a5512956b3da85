using Dropship.Tracking;

return await Session.RunAsync(args, Console.Out, Console.Error);
