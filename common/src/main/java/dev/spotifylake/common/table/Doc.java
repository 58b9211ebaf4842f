package dev.spotifylake.common.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a column means, in one sentence with its unit; it becomes the comment in the catalog and
/// the entry in the data dictionary.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
  String value();
}
