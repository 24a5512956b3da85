using Dropship.Payouts;

return await Session.RunAsync(args, Console.Out, Console.Error, TimeProvider.System);
