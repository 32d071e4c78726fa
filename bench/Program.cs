using InstructMix.Bench;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // Containers are removed on the way out.
    e.Cancel = true;
    stop.Cancel();
};
await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
await using var error = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
return await new BenchCommand(output, error, TimeProvider.System, Environment.GetEnvironmentVariable).RunAsync(args, stop.Token);
