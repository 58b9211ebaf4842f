/// The CDK app and the linter themselves: both are programs of their own, so these tests are `*IT`.
@NullMarked
package dev.spotifylake.infra.synth;

import org.jspecify.annotations.NullMarked;
