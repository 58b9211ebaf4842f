package dev.spotifylake.common.store;

/// The top-level prefixes of a lake's keys. Those of table files are in
/// [dev.spotifylake.common.table.TableFileFormat].
public final class LakeLayout {
  /// Responses of Spotify as sent.
  public static final String RAW = "raw/";

  /// What a run remembers for the next one.
  public static final String STATE = "state/";

  /// The imports that are under way.
  public static final String IMPORTING = STATE + "importing/";

  /// What a person configures, such as the watch-list.
  public static final String CONFIG = "config/";

  /// One manifest per transformed raw object.
  public static final String MANIFESTS = "manifests/";

  /// Daily copies of state and configuration.
  public static final String BACKUP = "backup/";

  private LakeLayout() {}
}
