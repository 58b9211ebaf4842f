/// Evaluates a CloudFormation template with given parameters, as far as the lake's template needs
/// it: conditions, intrinsic functions, physical names and ARNs.
@NullMarked
package dev.spotifylake.testsupport.cloudformation;

import org.jspecify.annotations.NullMarked;
