package dev.spotifylake.simulator.http;

/// The API says no, in its own form: `{"error":{"status":..,"message":..}}`.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String complaint;

  Refusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
    this.complaint = message;
  }

  int status() {
    return status;
  }

  String complaint() {
    return complaint;
  }

  static Refusal notFound() {
    return new Refusal(404, "Resource not found");
  }

  static Refusal forbidden() {
    return new Refusal(403, "Forbidden");
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }
}
