using Dropship.Guards;

return await Session.RunAsync(args, Console.Out, Console.Error);
