package dev.spotifylake.common.store;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The keys of the states of accounts: `state/account=<label>.json`. An account has such an object
/// before its first raw object, so that the accounts of a lake are known without a listing of raw.
public final class StateKeys {
  private static final String ACCOUNT = LakeLayout.STATE + "account=";
  private static final String SUFFIX = ".json";

  private StateKeys() {}

  /// The key of an account's state.
  public static String ofAccount(String account) {
    return ACCOUNT
        + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A")
        + SUFFIX;
  }

  /// The account whose state has this key; null where it is another key.
  public static @Nullable String account(String key) {
    return key.startsWith(ACCOUNT) && key.endsWith(SUFFIX)
        ? URLDecoder.decode(
            key.substring(ACCOUNT.length(), key.length() - SUFFIX.length()), StandardCharsets.UTF_8)
        : null;
  }

  /// The accounts that have a state.
  ///
  /// @param raw the store under `LAKE_RAW`
  public static SortedSet<String> accounts(ObjectStore raw) throws IOException {
    SortedSet<String> accounts = new TreeSet<>();
    try (Stream<ObjectEntry> entries = raw.list(ACCOUNT)) {
      entries
          .map(entry -> account(entry.key()))
          .filter(Objects::nonNull)
          .forEach(account -> accounts.add(Objects.requireNonNull(account)));
    }
    return accounts;
  }
}
