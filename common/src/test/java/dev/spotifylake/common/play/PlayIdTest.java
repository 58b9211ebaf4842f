package dev.spotifylake.common.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Frozen: lakes hold these ids. A change here doubles every play of everyone.
class PlayIdTest {
  private static final Instant PLAYED_AT = Instant.parse("2026-11-22T10:00:00.123Z");

  @Test
  void aPlayFromTheApiHasThisId() {
    assertThat(PlayId.of("me", "spotify:track:0000000000000000000001", PLAYED_AT, null))
        .isEqualTo("d06f632dadc1a1c1e7e43c8dde7904bc");
  }

  @Test
  void aPlayFromAnExportHasThisId() {
    assertThat(PlayId.of("me", "spotify:track:0000000000000000000001", PLAYED_AT, 215_000L))
        .isEqualTo("7c6a0b2baa44f7df7e160249e4335039");
  }

  @Test
  void aPlayWithoutAUriIsNamedByArtistAndTrack() {
    assertThat(PlayId.of("me", PlayId.names("Björk", "Jóga"), PLAYED_AT, 1L))
        .isEqualTo("da39584a6f6d839a6a5e4e83faedef64")
        .isNotEqualTo(PlayId.of("me", PlayId.names("Bjö", "rkJóga"), PLAYED_AT, 1L));
  }
}
