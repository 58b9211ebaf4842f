package dev.spotifylake.common.table;

import dev.spotifylake.common.source.Source;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a record the definition of a table.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LakeTable {
  /// Orders the tables in lists and in the data dictionary. Steps of ten leave room for new ones.
  int position();

  String name();

  /// Completes the sentence "One row is ...".
  String oneRowIs();

  Partition partition() default Partition.MONTH;

  /// The columns that, with the observation they came from, name one row.
  String[] key();

  /// The sources whose responses make rows of this table; empty: every raw object does.
  Source[] fedBy() default {};
}
