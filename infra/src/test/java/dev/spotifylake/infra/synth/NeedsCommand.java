package dev.spotifylake.infra.synth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Skips tests where a command is not on the path, and says so in one line. With the environment
/// variable `REQUIRE_ALL=true` that is a failure instead.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(CommandCondition.class)
@interface NeedsCommand {
  String value();
}
