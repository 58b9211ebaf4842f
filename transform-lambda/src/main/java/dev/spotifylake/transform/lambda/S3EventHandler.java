package dev.spotifylake.transform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import dev.spotifylake.transform.lambda.S3Notifications.PutObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/// Transforms the raw objects of an event that S3 sends to the function itself, without a queue.
/// The first failure fails the invocation.
///
/// The stack does not use it: it is for a bucket that notifies the function directly.
public final class S3EventHandler implements RequestHandler<S3Event, S3EventHandler.Response> {
  private final ObjectWork work;

  /// @param objects the number of objects that were transformed
  public record Response(int objects) {}

  /// Called by Lambda.
  public S3EventHandler() {
    this(ObjectWork.of(System.getenv(), InstantSource.system(), System.out::println));
  }

  S3EventHandler(ObjectWork work) {
    this.work = work;
  }

  @Override
  public Response handleRequest(S3Event event, Context context) {
    List<PutObject> objects = S3Notifications.objectsOf(event);
    try {
      for (PutObject object : objects) {
        work.transform(object);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Response(objects.size());
  }
}
