/// The lake on AWS: a CDK app with one package per topic, and the same stack as a plain
/// CloudFormation template.
@NullMarked
package dev.spotifylake.infra;

import org.jspecify.annotations.NullMarked;
