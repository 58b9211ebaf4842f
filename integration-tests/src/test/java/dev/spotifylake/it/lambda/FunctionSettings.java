package dev.spotifylake.it.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One function as it is configured.
///
/// @param role who the function is to other services: becomes its access key id
/// @param taskRoot the unpacked deployment package, `/var/task` on AWS
/// @param environment what the template sets; the host adds what Lambda itself sets
public record FunctionSettings(
    String name,
    String role,
    String handler,
    Path taskRoot,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> environment) {
  public FunctionSettings {
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  public FunctionSettings with(String key, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(key, value);
    return new FunctionSettings(name, role, handler, taskRoot, memoryMegabytes, timeout, more);
  }

  public FunctionSettings withHandler(String other) {
    return new FunctionSettings(name, role, other, taskRoot, memoryMegabytes, timeout, environment);
  }

  public FunctionSettings withTimeout(Duration other) {
    return new FunctionSettings(name, role, handler, taskRoot, memoryMegabytes, other, environment);
  }
}
