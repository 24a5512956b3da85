using Dropship.Mutants;

if (args is ["watch" or "serve" or "alone", ..])
{
    var arguments = Arguments.Parse(args[1..]);
    var specs = Specs.Load(arguments, arguments.Mutant);
    var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
    Console.SetOut(TextWriter.Null);
    if (args[0] == "watch") Worker.Watch(specs, output);
    else Worker.Serve(specs, args[0] == "serve", Console.In, output);
    return 0;
}

return await Count.RunAsync(Arguments.Parse(args), args, Console.Out);
