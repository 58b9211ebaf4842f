package dev.spotifylake.extract.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LookupBacklogTest {
  @Test
  void onlyTheNewestOfManyDoneIdsAreKept() throws IOException {
    LookupBacklog backlog = LookupBacklog.FORMAT.empty();
    backlog.add("waiting");
    for (int id = 0; id < 50_010; id++) {
      backlog.markDone("id" + id);
    }

    LookupBacklog read = LookupBacklog.FORMAT.read(LookupBacklog.FORMAT.write(backlog));

    assertThat(read.knows("id9")).isFalse();
    assertThat(read.isDone("id10")).isTrue();
    assertThat(read.isDone("id50009")).isTrue();
    assertThat(read.waiting()).containsExactly("waiting");
  }
}
