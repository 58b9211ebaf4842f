package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The extract names the plays it has stored, and the transform leaves out rows by those names. A
/// play that the two name differently would be stored again by every poll that shows it.
final class PlayIdsAgreeTest {
  private static final Instant BEGIN = Instant.parse("2026-11-20T08:00:00Z");
  private static final int RUNS = 20;
  private static final int ACCOUNTS = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"played_at": "2026-11-20T07:00:00Z",
         "track": {"uri": "", "name": "Song", "artists": [{"name": "Band"}]}}
        """,
        """
        {"played_at": "2026-11-20T07:00:00", "track": {"uri": "spotify:track:a"}}
        """,
        """
        {"played_at": "2026-11-20T07:00:00Z",
         "track": {"name": "Song", "artists": [null, {"name": "Second"}]}}
        """
      })
  void aPlayWithAnEmptyUriOrNoZoneOrNoFirstArtistIsKnownWhenItComesAgain(String play)
      throws IOException {
    ScriptedPolls lake = new ScriptedPolls(List.of("me"), BEGIN);
    Map<String, String> response = Map.of("me", "{\"items\":[" + play + "]}");

    lake.poll(response);
    lake.poll(response);

    assertThat(lake.rememberedIds("me")).isEqualTo(idsOf("me", lake.rows("plays")));
    assertThat(lake.rows("plays")).hasSize(1);
  }

  @Test
  void bothSidesNameTheSamePlaysOf400MutatedResponses() throws IOException {
    MutatedPolls mutated = new MutatedPolls(20_261_120);
    int plays = 0;
    for (int run = 0; run < RUNS; run++) {
      List<String> accounts = accounts();
      ScriptedPolls lake = new ScriptedPolls(accounts, BEGIN);
      Map<String, String> responses = new TreeMap<>();
      for (String account : accounts) {
        responses.put(account, mutated.response(BEGIN));
      }

      lake.poll(responses);

      List<Map<String, String>> rows = lake.rows("plays");
      for (String account : accounts) {
        assertThat(lake.rememberedIds(account))
            .as(responses.get(account))
            .isEqualTo(idsOf(account, rows));
      }
      plays += rows.size();

      lake.poll(responses);

      assertThat(lake.rows("plays")).as("rows after the same responses again").hasSize(rows.size());
    }
    assertThat(plays).isGreaterThan(RUNS * ACCOUNTS);
  }

  private static Set<String> idsOf(String account, List<Map<String, String>> rows) {
    Set<String> ids = new TreeSet<>();
    for (Map<String, String> row : rows) {
      if (account.equals(row.get("account"))) {
        ids.add(row.get("play_id"));
      }
    }
    return ids;
  }

  private static List<String> accounts() {
    List<String> accounts = new ArrayList<>();
    for (int account = 0; account < ACCOUNTS; account++) {
      accounts.add("a" + account);
    }
    return accounts;
  }
}
