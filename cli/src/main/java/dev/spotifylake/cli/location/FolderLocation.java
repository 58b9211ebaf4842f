package dev.spotifylake.cli.location;

import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.common.store.ObjectStore;
import java.nio.file.Path;

/// A lake in a folder. Its runs happen on this machine.
///
/// @param home the user's home folder, where the credentials are stored
public record FolderLocation(LakeFolder folder, Path home) implements LakeLocation {
  @Override
  public String name() {
    return folder.name();
  }

  @Override
  public LakeConfiguration configuration() {
    return folder.configuration();
  }

  @Override
  public ObjectStore raw() {
    return folder.rawStore();
  }

  @Override
  public ObjectStore curated() {
    return folder.curatedStore();
  }

  @Override
  public CredentialsStore credentialsStore() {
    return new FileCredentialsStore(CredentialsFile.inHome(home));
  }

  @Override
  public CredentialsInUse credentials() {
    return CredentialsInUse.ofThisMachine(configuration(), home);
  }

  @Override
  public String command(String verb) {
    return "lake " + verb;
  }
}
