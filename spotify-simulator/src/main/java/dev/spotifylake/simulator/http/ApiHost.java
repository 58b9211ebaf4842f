package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultBoard;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.faults.Quotas;
import dev.spotifylake.simulator.signin.Tokens;
import dev.spotifylake.simulator.truth.RecordedCall;
import dev.spotifylake.simulator.world.Listener;
import dev.spotifylake.simulator.world.Playlist;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is `api.spotify.com` outside: quotas, faults, tokens, endpoints, in this order.
final class ApiHost {
  private final EndpointContext context;
  private final Router router;
  private final Tokens tokens;
  private final FaultBoard board;
  private final Quotas quotas;
  private final FaultyDelivery faulty;

  ApiHost(
      EndpointContext context,
      Tokens tokens,
      FaultBoard board,
      Quotas quotas,
      FaultyDelivery faulty) {
    this.context = context;
    this.router = new Router(context);
    this.tokens = tokens;
    this.board = board;
    this.quotas = quotas;
    this.faulty = faulty;
  }

  Simulation.Served serve(ApiCall call) {
    Route.Match match = router.find(call.segments());
    String group = match == null ? Router.UNKNOWN : match.route().group();
    String token = call.bearer();
    Tokens.Access access = token == null ? null : tokens.access(token, call.at());
    Listener listener = access == null ? null : access.listener();
    FaultyDelivery.Situation situation =
        new FaultyDelivery.Situation(
            group, call, new AdmittedCall(call, match == null ? List.of() : match.ids(), listener));
    long banned = quotas.bannedFor(group, call.at());
    Fault fault = null;
    Delivery delivery;
    if (banned > 0) {
      delivery = FaultyDelivery.quota(Long.toString(banned));
    } else if (quotas.exhausts(group, call.at())) {
      delivery = faulty.ban(situation, null);
    } else {
      fault =
          board.hit(
              new FaultBoard.Target(
                  call.at(), group, call.below(), listener == null ? null : listener.label()));
      delivery =
          fault == null ? usual(match, call, access) : underFault(fault, situation, match, access);
    }
    return new Simulation.Served(
        delivery, recorded(call, group, delivery, who(access), banned > 0, fault));
  }

  static RecordedCall recorded(
      ApiCall call,
      String group,
      Delivery delivery,
      String who,
      boolean duringBan,
      @Nullable Fault fault) {
    return new RecordedCall(
        call.at(),
        call.method(),
        call.host(),
        call.path(),
        call.rawQuery(),
        group,
        delivery.cut() == Delivery.Cut.BEFORE_ANYTHING ? 0 : delivery.status(),
        who,
        duringBan,
        fault == null ? null : fault.kind().label());
  }

  private Delivery underFault(
      Fault fault,
      FaultyDelivery.Situation situation,
      Route.@Nullable Match match,
      Tokens.@Nullable Access access) {
    ApiCall call = situation.call();
    if (fault.kind() == FaultKind.EDIT_BETWEEN_PAGES && match != null && !match.ids().isEmpty()) {
      Playlist playlist = context.world().playlists().find(match.ids().getFirst(), call.at());
      if (playlist != null) {
        context.world().playlists().edit(playlist, call.at());
      }
    }
    return faulty.apply(fault, situation, () -> usual(match, call, access));
  }

  private Delivery usual(
      Route.@Nullable Match match, ApiCall call, Tokens.@Nullable Access access) {
    if (access == null) {
      return unauthorized(call);
    }
    try {
      EndpointResponse outcome = router.response(match, call, access);
      return Delivery.json(200, outcome.body(), outcome.sights());
    } catch (Refusal refusal) {
      return Delivery.error(refusal.status(), refusal.complaint());
    }
  }

  private Delivery unauthorized(ApiCall call) {
    String token = call.bearer();
    if (token == null) {
      return Delivery.error(401, "No token provided");
    }
    return Delivery.error(
        401,
        tokens.expired(token, call.at()) ? "The access token expired" : "Invalid access token");
  }

  private static String who(Tokens.@Nullable Access access) {
    if (access == null) {
      return "none";
    }
    Listener listener = access.listener();
    return listener == null ? "app" : "user:" + listener.label();
  }
}
