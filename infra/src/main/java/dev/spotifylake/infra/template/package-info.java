/// The published template: how it is written, and how CloudFormation would read it.
@NullMarked
package dev.spotifylake.infra.template;

import org.jspecify.annotations.NullMarked;
