package dev.spotifylake.testsupport;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The context of one invocation; the test decides how much time is left.
public final class LambdaContext implements Context {
  private final Deque<Integer> remainingMillis;

  /// @param remainingMillis what is left each time the function asks; the last stays
  public LambdaContext(Integer... remainingMillis) {
    this.remainingMillis = new ArrayDeque<>(List.of(remainingMillis));
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis.size() > 1 ? remainingMillis.remove() : remainingMillis.element();
  }

  @Override
  public String getAwsRequestId() {
    return "request-1";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/test";
  }

  @Override
  public String getLogStreamName() {
    return "one";
  }

  @Override
  public String getFunctionName() {
    return "test";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:test";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_769;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("the log goes to standard output");
  }
}
