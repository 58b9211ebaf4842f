package dev.spotifylake.it.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An SQS standard queue: a received message is hidden for a while, comes again if it is not
/// deleted, and moves to the dead-letter queue when it was received too often.
public final class MessageQueue {
  /// @param receipt names this very receipt
  /// @param receives how often the message was received, this time included
  public record Received(String id, String receipt, String body, int receives) {}

  private record Message(String id, String body, Instant visibleAt, int receives) {}

  private final String name;
  private final Duration visibility;
  private final int mostReceives;
  private final @Nullable MessageQueue deadLetters;
  private final InstantSource clock;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private int sent;

  public MessageQueue(
      String name,
      Duration visibility,
      int mostReceives,
      @Nullable MessageQueue deadLetters,
      InstantSource clock) {
    this.name = name;
    this.visibility = visibility;
    this.mostReceives = mostReceives;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  public String name() {
    return name;
  }

  public synchronized String send(String body) {
    String id = "%s-%05d".formatted(name, ++sent);
    messages.put(id, new Message(id, body, clock.instant(), 0));
    return id;
  }

  public synchronized List<Received> receive(int most) {
    Instant now = clock.instant();
    List<Received> received = new ArrayList<>();
    for (Message message : List.copyOf(messages.values())) {
      if (received.size() == most || message.visibleAt().isAfter(now)) {
        continue;
      }
      int receives = message.receives() + 1;
      if (deadLetters != null && receives > mostReceives) {
        messages.remove(message.id());
        deadLetters.send(message.body());
        continue;
      }
      messages.put(
          message.id(), new Message(message.id(), message.body(), now.plus(visibility), receives));
      received.add(
          new Received(message.id(), message.id() + "#" + receives, message.body(), receives));
    }
    return received;
  }

  /// By the receipt of the latest receive; an older one deletes nothing.
  public synchronized void delete(String receipt) {
    String[] parts = receipt.split("#", 2);
    Message message = messages.get(parts[0]);
    if (message != null && parts[1].equals(Integer.toString(message.receives()))) {
      messages.remove(parts[0]);
    }
  }

  /// Sends everything back where it came from, as `StartMessageMoveTask` does with dead letters.
  public synchronized int redrive(MessageQueue to) {
    int moved = 0;
    for (Iterator<Message> all = messages.values().iterator(); all.hasNext(); ) {
      to.send(all.next().body());
      all.remove();
      moved++;
    }
    return moved;
  }

  /// All messages, hidden ones too.
  public synchronized int size() {
    return messages.size();
  }

  public synchronized int visible() {
    Instant now = clock.instant();
    return (int)
        messages.values().stream().filter(message -> !message.visibleAt().isAfter(now)).count();
  }

  public synchronized List<String> bodies() {
    return messages.values().stream().map(Message::body).toList();
  }

  Duration visibility() {
    return visibility;
  }
}
