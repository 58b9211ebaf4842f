package dev.spotifylake.transform.testing;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawBody;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.raw.RawObjectWriter;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.testsupport.DuckLake;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A lake in a folder of one test, whose clock stands still.
public final class TestLake {
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Path root;
  private final FolderObjectStore store;
  private int runs;

  public TestLake(Path root) {
    this.root = root;
    this.store = new FolderObjectStore(root);
  }

  public Path root() {
    return root;
  }

  public FolderObjectStore store() {
    return store;
  }

  public Transformer transformer(LakeFormat format) {
    return new Transformer(store, store, format);
  }

  public static Response response(Source source, String body) {
    return new Response(source, "me", null, 200, NOW, RawContext.NONE, Map.of(), body);
  }

  /// A response to be put into raw; each `with...` method changes one component.
  public record Response(
      Source source,
      String account,
      @Nullable String entity,
      int status,
      Instant observedAt,
      RawContext context,
      Map<String, String> params,
      String body) {
    public Response withAccount(String changed) {
      return new Response(source, changed, entity, status, observedAt, context, params, body);
    }

    public Response withEntity(String changed) {
      return new Response(source, account, changed, status, observedAt, context, params, body);
    }

    public Response withStatus(int changed) {
      return new Response(source, account, entity, changed, observedAt, context, params, body);
    }

    public Response withObservedAt(Instant changed) {
      return new Response(source, account, entity, status, changed, context, params, body);
    }

    public Response withContext(RawContext changed) {
      return new Response(source, account, entity, status, observedAt, changed, params, body);
    }

    public Response withParams(Map<String, String> changed) {
      return new Response(source, account, entity, status, observedAt, context, changed, body);
    }
  }

  /// Puts responses of one source and account as one raw object; responses its key.
  public String putRaw(Response... responses) throws IOException {
    Response first = responses[0];
    String runId = "run%04d".formatted(runs++);
    RawObjectWriter writer =
        new RawObjectWriter(store, first.source(), first.account(), runId, RawLimits.DEFAULT);
    try (writer) {
      for (Response response : responses) {
        writer.write(
            new RawHeader(
                runId,
                response.account(),
                response.source(),
                response.entity(),
                RawRequest.of("test", response.params()),
                response.observedAt(),
                response.status(),
                response.context()),
            RawBody.of(response.body().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return writer.written().getLast().key();
  }

  public TransformReport transform(Response... responses) throws IOException {
    return transformer(LakeFormat.PARQUET).transform(putRaw(responses));
  }

  /// Rows of a query over the Parquet tables.
  public List<List<@Nullable Object>> query(String sql) {
    try (DuckLake duck = DuckLake.over(root, TableFileFormat.PARQUET)) {
      return duck.query(sql);
    }
  }

  /// The values of the one row of a query over the Parquet tables, by column.
  public Map<String, @Nullable Object> onlyRow(String sql) {
    try (DuckLake duck = DuckLake.over(root, TableFileFormat.PARQUET)) {
      return duck.onlyRow(sql);
    }
  }
}
