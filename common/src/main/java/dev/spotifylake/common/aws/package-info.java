/// The lake on AWS: its bucket as an object store, and the SDK's errors as lines for people.
/// Nothing else in this module knows the SDK.
@NullMarked
package dev.spotifylake.common.aws;

import org.jspecify.annotations.NullMarked;
