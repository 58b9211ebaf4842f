package dev.spotifylake.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MetricNamesTest {
  private static final Set<String> NOT_METRICS =
      Set.of("NAMESPACE", "LAKE_NAME", "LAKE_NAME_VARIABLE", "OUTCOME");

  @Test
  void noMetricIsLeftOutOfTheList() throws IllegalAccessException {
    List<String> declared = new ArrayList<>();
    for (Field field : MetricNames.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !NOT_METRICS.contains(field.getName())) {
        declared.add((String) field.get(null));
      }
    }

    assertThat(MetricNames.all()).containsExactlyElementsOf(declared).doesNotHaveDuplicates();
  }
}
