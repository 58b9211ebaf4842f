package dev.spotifylake.cli.location;

import dev.spotifylake.cli.aws.DeployedStack;
import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.common.aws.ObjectStores;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.stack.StackOutputNames;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.extract.aws.CredentialsSecret;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A deployed lake. Its function makes the runs.
///
/// @param configuration the function's settings, as far as the command uses them
public record StackLocation(
    DeployedStack stack,
    LakeConfiguration configuration,
    ObjectStore raw,
    ObjectStore curated,
    CredentialsSecret secret)
    implements LakeLocation {
  // The function has no other setting of this machine, and above all not its credentials.
  private static final Set<String> OF_THIS_MACHINE =
      Set.of("SPOTIFY_CLIENT_ID", "SPOTIFY_API_URL", "SPOTIFY_ACCOUNTS_URL");

  /// @throws dev.spotifylake.common.LakeException where there is no such stack, no region, or the
  ///   user is not signed in to AWS
  public static StackLocation find(String name, CliContext context) {
    DeployedStack stack = DeployedStack.find(name);
    Map<String, String> settings = new TreeMap<>(context.environment());
    settings.keySet().retainAll(OF_THIS_MACHINE);
    settings.put("LAKE_RAW", stack.output(StackOutputNames.RAW_ROOT));
    settings.put("LAKE_CURATED", stack.output(StackOutputNames.CURATED_ROOT));
    settings.put("LAKE_FORMAT", stack.output(StackOutputNames.TABLE_FORMAT));
    settings.put(
        "LAKE_CURATED_RETENTION_DAYS", stack.outputOr(StackOutputNames.TABLE_RETENTION, "keep"));
    settings.put(
        "LAKE_PLAYS_RETENTION_DAYS", stack.outputOr(StackOutputNames.PLAYS_RETENTION, "keep"));
    settings.put("LAKE_TIMEZONE", stack.output(StackOutputNames.LOCAL_TIME_ZONE));
    LakeConfiguration configuration = LakeConfiguration.from(settings);
    return new StackLocation(
        stack,
        configuration,
        ObjectStores.open(configuration.rawRoot()),
        ObjectStores.open(configuration.curatedRoot()),
        CredentialsSecret.open(stack.output(StackOutputNames.CREDENTIALS_SECRET_ARN)));
  }

  @Override
  public String name() {
    return stack.name();
  }

  @Override
  public CredentialsStore credentialsStore() {
    return new SecretCredentialsStore(
        secret, stack.output(StackOutputNames.CREDENTIALS_SECRET_ARN));
  }

  @Override
  public CredentialsInUse credentials() {
    return new CredentialsInUse(secret.read(), secret);
  }

  @Override
  public String command(String verb) {
    return "lake " + verb + " --stack " + stack.name();
  }
}
