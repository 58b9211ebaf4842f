package dev.spotifylake.infra.function;

import software.amazon.awscdk.services.lambda.CfnFunction;

/// The source of a function's code.
public sealed interface FunctionCode permits BuiltJars, RelativePaths {
  void giveTo(CfnFunction function, FunctionJar jar);
}
