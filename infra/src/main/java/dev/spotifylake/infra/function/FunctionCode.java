package dev.spotifylake.infra.function;

import software.amazon.awscdk.services.lambda.CfnFunction;

/// How a function comes to its code.
public sealed interface FunctionCode permits BuiltJars, RelativePaths {
  void giveTo(CfnFunction function, FunctionJar jar);
}
