using Dropship;
using Dropship.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the engine.</summary>
public static class DropshipServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IDropship"/> and what it needs. What is missing or wrong is told all at once, as an
    /// <see cref="OptionsValidationException"/>, when the engine or the host starts.
    /// </summary>
    /// <param name="services">The host's services; logging and, for tests, a <see cref="TimeProvider"/> are taken from them.</param>
    /// <param name="describe">Describes store and shops.</param>
    public static IServiceCollection AddDropship(this IServiceCollection services, Action<DropshipBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        services.AddOptions<DropshipOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DropshipOptions>, StartValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Dropship.Engine.Telemetry>();
        services.TryAddSingleton<IDropship>(static provider =>
        {
            _ = provider.GetRequiredService<IOptions<DropshipOptions>>().Value;   // all errors, before anything is made
            var logger = provider.GetService<ILogger<IDropship>>() ?? NullLogger<IDropship>.Instance;
            return ActivatorUtilities.CreateInstance<DropshipEngine>(provider, provider, logger);
        });
        services.TryAddSingleton(static provider => new Lazy<IDropship>(provider.GetRequiredService<IDropship>));
        describe(new(services));
        return services;
    }

    /// <summary>Runs the engine as a hosted service.</summary>
    /// <param name="services">The host's services, after <see cref="AddDropship"/>.</param>
    public static IServiceCollection AddDropshipService(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DropshipService>());
        return services;
    }
}
