package dev.spotifylake.common.aws;

import dev.spotifylake.common.LakeException;
import java.io.IOException;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// What the SDK throws, as one line that says what to do.
public final class AwsErrors {
  private static final int FORBIDDEN = 403;

  private AwsErrors() {}

  /// For callers who go on without: a failed call on one object.
  ///
  /// @param doing what was tried on what, such as `read s3://bucket/key`
  /// @throws LakeException where no call can succeed: there is no region, or nobody is signed in
  static IOException ioException(String doing, SdkException e) {
    return new IOException(line(doing, e), e);
  }

  /// For callers who cannot go on.
  ///
  /// @param doing what was tried on what, such as `invoke the function lake-extract`
  public static LakeException lakeException(String doing, SdkException e) {
    return new LakeException(line(doing, e), e);
  }

  private static String line(String doing, SdkException e) {
    if (e instanceof AwsServiceException refused) {
      return refusal(doing, refused);
    }
    String message = String.valueOf(e.getMessage());
    if (e instanceof SdkClientException && message.contains("load region")) {
      throw new LakeException(
          "no AWS region is set; expected AWS_REGION, or a region in the AWS profile: set"
              + " AWS_REGION=eu-central-1 or the region of your stack",
          e);
    }
    if (e instanceof SdkClientException && message.contains("load credentials")) {
      throw new LakeException(
          "no AWS credentials were found; expected a signed-in profile or AWS_ACCESS_KEY_ID: sign"
              + " in with 'aws sso login' or 'aws configure'",
          e);
    }
    return "cannot " + doing + ": " + message;
  }

  private static String refusal(String doing, AwsServiceException refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    String code = details == null ? "" : String.valueOf(details.errorCode());
    String said = details == null ? "" : String.valueOf(details.errorMessage());
    String todo = refused.statusCode() == FORBIDDEN ? next(code) : "";
    return "cannot %s: %s (%d %s, request %s)%s"
        .formatted(doing, said, refused.statusCode(), code, refused.requestId(), todo);
  }

  private static String next(String code) {
    return code.toLowerCase(Locale.ROOT).contains("expired")
        ? "; sign in again, as with 'aws sso login'"
        : "; expected the permission to do so: check the role or policy";
  }
}
