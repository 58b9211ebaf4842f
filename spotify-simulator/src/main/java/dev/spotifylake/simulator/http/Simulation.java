package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultBoard;
import dev.spotifylake.simulator.faults.Quotas;
import dev.spotifylake.simulator.json.Visibility;
import dev.spotifylake.simulator.signin.ClientApp;
import dev.spotifylake.simulator.signin.ConsentPage;
import dev.spotifylake.simulator.signin.TokenGrants;
import dev.spotifylake.simulator.signin.Tokens;
import dev.spotifylake.simulator.truth.CallLog;
import dev.spotifylake.simulator.truth.RecordedCall;
import dev.spotifylake.simulator.truth.ShownItems;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import dev.spotifylake.simulator.truth.Truth;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Listener;
import dev.spotifylake.simulator.world.Play;
import dev.spotifylake.simulator.world.Playlist;
import dev.spotifylake.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Everything that lives while the server runs, behind one lock.
public final class Simulation {
  private final Settings settings;
  private final World world;
  private final ReentrantLock lock = new ReentrantLock();
  private final ShownItems shown = new ShownItems();
  private final CallLog calls;
  private final FaultBoard board;
  private final Quotas quotas;
  private final Tokens tokens;
  private final ApiHost api;
  private final AccountsHost accounts;
  private final Truth truth;
  private volatile Instant now;

  public Simulation(Settings settings, World world, ClientApp app, Tokens tokens) {
    this.settings = settings;
    this.world = world;
    this.tokens = tokens;
    this.now = world.start();
    this.calls = new CallLog(settings.keptCalls());
    this.board = new FaultBoard(world.seed());
    this.quotas = new Quotas(settings.quotaPerGroup());
    FaultyDelivery faulty = new FaultyDelivery(board, quotas);
    EndpointContext context =
        EndpointContext.of(world, settings.profile(), settings.shortResponses());
    this.api = new ApiHost(context, tokens, board, quotas, faulty);
    this.accounts =
        new AccountsHost(
            new TokenGrants(app, tokens, settings.rotateRefreshTokens()),
            new ConsentPage(app, tokens, world.listeners()),
            board,
            faulty);
    this.truth = new Truth(world, lock, () -> now, shown, calls);
  }

  /// How this Spotify behaves, whatever its world.
  ///
  /// @param latency real time that every response takes longer
  /// @param shortResponses whether recently-played leaves out its oldest plays once in a while
  /// @param quotaPerGroup calls in a rolling 24 hours that exhaust an endpoint group; 0 for no
  ///   limit
  /// @param rotateRefreshTokens whether a refresh returns a new refresh token
  /// @param keptCalls how many of the latest calls are remembered
  public record Settings(
      Visibility profile,
      Duration latency,
      boolean shortResponses,
      int quotaPerGroup,
      boolean rotateRefreshTokens,
      int keptCalls) {}

  /// A response and the record of its call.
  record Served(Delivery delivery, RecordedCall call) {}

  public Truth truth() {
    return truth;
  }

  public Instant now() {
    return now;
  }

  public void setClock(Instant instant) {
    locked(() -> now = instant);
  }

  public void advance(Duration duration) {
    locked(() -> now = now.plus(duration));
  }

  public void inject(Fault fault) {
    locked(
        () -> {
          board.inject(fault);
          return fault;
        });
  }

  public List<Fault> faults() {
    return locked(board::active);
  }

  /// Takes back all faults, and ends the bans they began.
  public void clearFaults() {
    locked(
        () -> {
          board.clear();
          quotas.clear();
          return now;
        });
  }

  public void play(Play play) {
    Listener listener = listener(play.listener());
    locked(
        () -> {
          world.listening().add(listener, play);
          return play;
        });
  }

  /// The number of a track that is out now.
  public long trackNumber(String id) {
    long number = world.catalog().ids().number(Kind.TRACK, id);
    if (world.catalog().findTrack(number, now) == null) {
      throw new IllegalArgumentException("no track '" + id + "' in the simulated world");
    }
    return number;
  }

  public void edit(String playlistId) {
    locked(
        () -> {
          Playlist playlist = world.playlists().find(playlistId, now);
          if (playlist == null) {
            throw new IllegalArgumentException("no playlist '" + playlistId + "' to edit");
          }
          world.playlists().edit(playlist, now);
          return playlist;
        });
  }

  public void revoke(String label) {
    Listener listener = listener(label);
    locked(
        () -> {
          tokens.revoke(listener);
          return listener;
        });
  }

  /// Serves one call and records it.
  ///
  /// @param form the request's body, for the token endpoint
  Delivery serve(ApiCall call, String form) {
    Served served =
        locked(
            () -> {
              Served reply =
                  call.segments().size() > 0 && "v1".equals(call.segments().getFirst())
                      ? api.serve(call)
                      : accounts.serve(call, form);
              calls.add(reply.call());
              return reply;
            });
    return served.delivery().after(settings.latency());
  }

  /// Remembers what a response shows; to be taken back if it does not arrive.
  List<Sight> remember(Delivery delivery) {
    return delivery.sights().isEmpty()
        ? List.of()
        : locked(() -> shown.remember(delivery.sights()));
  }

  void forget(List<Sight> added) {
    locked(
        () -> {
          shown.forget(added);
          return added;
        });
  }

  private Listener listener(String label) {
    Listener listener = world.listener(label);
    if (listener == null) {
      throw new IllegalArgumentException("no listener '" + label + "' in the simulated world");
    }
    return listener;
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
