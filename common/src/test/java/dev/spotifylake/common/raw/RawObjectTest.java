package dev.spotifylake.common.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawObjectTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MemoryObjectStore store = new MemoryObjectStore();

  private static RawHeader header(Instant observedAt) {
    return new RawHeader(
        "run1",
        "me",
        Source.SAVED_TRACKS,
        null,
        RawRequest.of("me/tracks", Map.of("limit", "50", "offset", "0")),
        observedAt,
        200,
        RawContext.NONE);
  }

  private static RawBody text(String body) {
    return RawBody.of(body.getBytes(StandardCharsets.UTF_8));
  }

  private RawObjectWriter writer(RawLimits limits) {
    return new RawObjectWriter(store, Source.SAVED_TRACKS, "me", "run1", limits);
  }

  private String plain(RawKey key) throws IOException {
    try (StoredObject object = Objects.requireNonNull(store.get(key.key()));
        GZIPInputStream gzip = new GZIPInputStream(object.content())) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private RawKey writeOne(RawHeader header, RawBody body) throws IOException {
    RawObjectWriter writer = writer(RawLimits.DEFAULT);
    try (writer) {
      writer.write(header, body);
    }
    return writer.written().getFirst();
  }

  private List<String> read(RawKey key) throws IOException {
    List<String> lines = new ArrayList<>();
    try (StoredObject object = Objects.requireNonNull(store.get(key.key()));
        RawObjectReader reader = new RawObjectReader(object.content())) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        lines.add(show(line));
      }
    }
    return lines;
  }

  private static String show(RawLine line) throws IOException {
    return switch (line) {
      case RawLine.Response response -> {
        JsonNode body = JSON.readTree(response.body());
        yield response.number() + " " + body;
      }
      case RawLine.TextResponse response -> response.number() + " text " + response.text();
      case RawLine.Damaged damaged -> damaged.number() + " " + damaged.reason();
    };
  }

  @Test
  void onlyLineBreaksBetweenTokensOfABodyChange() throws IOException {
    String sent = "{ \"b\": 1.50,\r\n\t\"a\" : \"x\\ny\\u00e9\", \"a\":[1e3 ,null]\n}\n";
    String line = plain(writeOne(header(NOON), text(sent)));
    assertThat(line)
        .endsWith("\"body\":{ \"b\": 1.50,  \t\"a\" : \"x\\ny\\u00e9\", \"a\":[1e3 ,null] } }\n");
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void theEnvelopeHoldsWhatTheRunKnew() throws IOException {
    RawHeader header =
        new RawHeader(
            "run1",
            "me",
            Source.SAVED_TRACKS,
            "37i9",
            RawRequest.of("me/tracks", Map.of("limit", "50")),
            NOON,
            200,
            new RawContext(
                NOON.minusSeconds(5),
                "snap",
                50,
                "pass",
                List.of("p1", "p2"),
                new PreviousPoll(NOON.minusSeconds(3600), NOON.minusSeconds(4000), 50)));
    RawKey key = writeOne(header, text("{}"));
    try (StoredObject object = Objects.requireNonNull(store.get(key.key()));
        RawObjectReader reader = new RawObjectReader(object.content())) {
      assertThat(reader.next())
          .isInstanceOfSatisfying(
              RawLine.Response.class, response -> assertThat(response.header()).isEqualTo(header));
    }
    JsonNode line = JSON.readTree(plain(key));
    assertThat(line.path("v").asInt()).isEqualTo(1);
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "v",
            "run_id",
            "account",
            "source",
            "entity",
            "request",
            "observed_at",
            "status",
            "context",
            "body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>\n<b>Bad Gateway</b>",
        "",
        "{\"items\":[1,2",
        "{} {}",
        "{\"a\":}",
        "Too many requests",
        "{\"a\":\"\u0001\"}"
      })
  void whatIsNotJsonIsKeptAsText(String sent) throws IOException {
    RawKey key = writeOne(header(NOON), text(sent));
    assertThat(read(key)).containsExactly("1 text " + sent);
    assertThat(plain(key).lines()).hasSize(1);
  }

  @Test
  void aHostileDepthIsKeptAsText() throws IOException {
    assertThat(read(writeOne(header(NOON), text("[".repeat(100_000)))).getFirst())
        .startsWith("1 text [[[");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheBody() throws IOException {
    assertThat(read(writeOne(header(NOON), text("\uFEFF{\"a\":1}"))))
        .containsExactly("1 {\"a\":1}");
  }

  @Test
  void aResponseInAnotherEncodingIsKeptAsText() throws IOException {
    RawBody utf16 = RawBody.of("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
    assertThat(read(writeOne(header(NOON), utf16)).getFirst()).startsWith("1 text {");
  }

  @Test
  void anObjectNeverSpansTwoDays() throws IOException {
    RawObjectWriter writer = writer(RawLimits.DEFAULT);
    try (writer) {
      writer.write(header(Instant.parse("2026-11-22T23:59:59.9Z")), text("1"));
      writer.write(header(Instant.parse("2026-11-23T00:00:00Z")), text("2"));
    }
    assertThat(writer.written()).extracting(RawKey::sequence).containsExactly(0, 1);
    assertThat(writer.written().get(0).key()).contains("/dt=2026-11-22/235959Z-");
    assertThat(writer.written().get(1).key()).contains("/dt=2026-11-23/000000Z-");
    assertThat(read(writer.written().get(1))).containsExactly("1 2");
  }

  @Test
  void aFullObjectIsFollowedByAnother() throws IOException {
    RawObjectWriter writer = writer(new RawLimits(1 << 20, 2_000));
    try (writer) {
      for (int i = 0; i < 10; i++) {
        writer.write(header(NOON), text("\"" + "x".repeat(900) + i + "\""));
      }
    }
    assertThat(writer.written()).hasSize(5);
    assertThat(read(writer.written().get(4))).hasSize(2);
  }

  @Test
  void oneResponseBeyondEveryLimitStaysOneLineOfOneObject() throws IOException {
    byte[] noise = new byte[20 << 20];
    new java.util.Random(7).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) ('a' + (noise[i] & 15));
    }
    noise[0] = '"';
    noise[noise.length - 1] = '"';
    RawKey key = writeOne(header(NOON), RawBody.of(noise));
    String sent = new String(noise, StandardCharsets.UTF_8);
    assertThat(read(key)).containsExactly("1 " + sent);
  }

  @Test
  void anotherWriterOfTheSameContentIsNoConflict() throws IOException {
    RawKey key = writeOne(header(NOON), text("{}"));
    assertThat(writeOne(header(NOON), text("{}"))).isEqualTo(key);
  }

  @Test
  void aRawObjectIsNeverOverwritten() throws IOException {
    RawKey key = writeOne(header(NOON), text("{}"));
    assertThatThrownBy(() -> writeOne(header(NOON), text("[]"))).hasMessageContaining(key.key());
    assertThat(read(key)).containsExactly("1 {}");
  }

  @Test
  void aLineOfAnotherAccountIsRefused() {
    RawHeader other =
        new RawHeader(
            "run1",
            "you",
            Source.SAVED_TRACKS,
            null,
            RawRequest.of("me/tracks", Map.of()),
            NOON,
            200,
            RawContext.NONE);
    assertThatThrownBy(() -> writeOne(other, text("{}"))).hasMessageContaining("you");
  }

  @Test
  void aDamagedLineDoesNotHideTheNext() throws IOException {
    String good = plain(writeOne(header(NOON), text("[7]"))).strip();
    String lines =
        """
        not json
        %s
        {"v":1,"body":
        %s
        """
            .formatted(good, good);
    RawKey key = new RawKey(Source.SAVED_TRACKS, "me", NOON, "run2", 0);
    store.put(key.key(), ObjectContent.of(gzip(lines)), PutCondition.any());
    assertThat(read(key)).containsExactly("1 damaged_line", "2 [7]", "3 damaged_line", "4 [7]");
  }

  @Test
  void aCutOffObjectEndsWithOneDamagedLine() throws IOException {
    byte[] whole = gzip(plain(writeOne(header(NOON), text("{\"a\":1}"))).repeat(3));
    List<String> lines = new ArrayList<>();
    byte[] cut = Arrays.copyOf(whole, whole.length - 9);
    try (RawObjectReader reader = new RawObjectReader(new ByteArrayInputStream(cut))) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        lines.add(line.getClass().getSimpleName());
      }
    }
    assertThat(lines).endsWith("Damaged").filteredOn("Damaged"::equals).hasSize(1);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
