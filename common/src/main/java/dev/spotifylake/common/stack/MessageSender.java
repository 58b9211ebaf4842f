package dev.spotifylake.common.stack;

/// Who sent a message of the transform's queue: S3, or a command.
public final class MessageSender {
  /// The field `principalId` of the messages of `lake replay --stack`.
  public static final String REPLAY = "lake-replay";

  private MessageSender() {}
}
