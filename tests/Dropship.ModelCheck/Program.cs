using Dropship.ModelCheck;

return Session.Run(args, Console.Out, Console.Error);
