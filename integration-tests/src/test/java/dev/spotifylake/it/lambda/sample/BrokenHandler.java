package dev.spotifylake.it.lambda.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/// Cannot start.
public final class BrokenHandler implements RequestHandler<String, String> {
  public BrokenHandler() {
    throw new IllegalStateException("LAKE_FORMAT is wrong");
  }

  @Override
  public String handleRequest(String event, Context context) {
    return event;
  }
}
