package dev.spotifylake.it.aws;

import com.sun.net.httpserver.Headers;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who called which action on what, over all services: what a role must be allowed, and no more.
/// Each lake of a test has a log; what all of them saw is kept for the last test, which holds the
/// roles against it.
public final class ActionLog {
  // The tests of one build run in one process.
  private static final ConcurrentSkipListSet<Recorded> BY_ALL_TESTS = new ConcurrentSkipListSet<>();

  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/");

  private final ConcurrentSkipListSet<Recorded> seen = new ConcurrentSkipListSet<>();

  /// @param principal the access key id: hosts give each function its role's name
  /// @param action as policies name it, such as `s3:PutObject`
  /// @param resource its ARN
  public record Recorded(String principal, String action, String resource)
      implements Comparable<Recorded> {
    private static final Comparator<Recorded> ORDER =
        Comparator.comparing(Recorded::principal)
            .thenComparing(Recorded::action)
            .thenComparing(Recorded::resource);

    @Override
    public int compareTo(Recorded other) {
      return ORDER.compare(this, other);
    }
  }

  public void record(String principal, String action, String resource) {
    Recorded call = new Recorded(principal, action, resource);
    seen.add(call);
    BY_ALL_TESTS.add(call);
  }

  /// What was called here.
  public SortedSet<Recorded> of(String principal) {
    return of(principal, seen);
  }

  /// What was called in this and every test before it.
  public static SortedSet<Recorded> byAllTests(String principal) {
    return of(principal, BY_ALL_TESTS);
  }

  private static SortedSet<Recorded> of(String principal, SortedSet<Recorded> all) {
    SortedSet<Recorded> calls = new TreeSet<>(all);
    calls.removeIf(call -> !call.principal().equals(principal));
    return calls;
  }

  /// The access key id that a request is signed with.
  public static String principal(Headers headers) {
    String authorization = headers.getFirst("Authorization");
    Matcher matcher = CREDENTIAL.matcher(authorization == null ? "" : authorization);
    return matcher.find() ? matcher.group(1) : "anonymous";
  }
}
