using System.CommandLine;
using Dialog.Local;

// We stop our processes in order ourselves; the library's own Ctrl+C handling would cut that off after two seconds.
return await LocalCommand.Build().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
