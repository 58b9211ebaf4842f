package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultBoard;
import dev.spotifylake.simulator.signin.ConsentPage;
import dev.spotifylake.simulator.signin.TokenGrants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is `accounts.spotify.com` outside: the consent page and the token endpoint.
final class AccountsHost {
  private static final String AUTHORIZE = "authorize";
  private final TokenGrants grants;
  private final ConsentPage consent;
  private final FaultBoard board;
  private final FaultyDelivery faulty;

  AccountsHost(TokenGrants grants, ConsentPage consent, FaultBoard board, FaultyDelivery faulty) {
    this.grants = grants;
    this.consent = consent;
    this.board = board;
    this.faulty = faulty;
  }

  Simulation.Served serve(ApiCall call, String form) {
    String path = String.join("/", call.segments());
    return switch (path) {
      case FaultBoard.TOKEN -> token(call, form);
      case AUTHORIZE -> served(call, AUTHORIZE, authorize(call), null);
      default ->
          served(
              call,
              Router.UNKNOWN,
              Delivery.text(404, "text/plain; charset=utf-8", "Not found"),
              null);
    };
  }

  private static Simulation.Served served(
      ApiCall call, String group, Delivery delivery, @Nullable Fault fault) {
    return new Simulation.Served(
        delivery, ApiHost.recorded(call, group, delivery, "none", false, fault));
  }

  private Simulation.Served token(ApiCall call, String form) {
    Fault fault =
        board.hit(new FaultBoard.Target(call.at(), FaultBoard.TOKEN, FaultBoard.TOKEN, null));
    Delivery delivery =
        fault == null
            ? grant(call, form)
            : faulty.apply(
                fault,
                new FaultyDelivery.Situation(
                    FaultBoard.TOKEN, call, new AdmittedCall(call, List.of(), null)),
                () -> grant(call, form));
    return served(call, FaultBoard.TOKEN, delivery, fault);
  }

  private Delivery grant(ApiCall call, String form) {
    if (!"POST".equals(call.method())) {
      return Delivery.text(405, "text/plain; charset=utf-8", "Method not allowed");
    }
    TokenGrants.Reply reply = grants.response(ApiCall.pairs(form), call.authorization(), call.at());
    return Delivery.json(reply.status(), reply.body(), List.of());
  }

  private Delivery authorize(ApiCall call) {
    ConsentPage.Reply reply = consent.response(call.query(), call.at());
    return Delivery.text(reply.status(), reply.contentType(), reply.body())
        .with("Location", reply.location());
  }
}
