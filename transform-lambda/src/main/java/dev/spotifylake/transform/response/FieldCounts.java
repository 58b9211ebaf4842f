package dev.spotifylake.transform.response;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each field was present, over all responses of one raw object. A field that Spotify
/// removes or adds shows here first. A field with the value null is present.
public final class FieldCounts {
  // A few hundred are usual. A response that uses data as field names would fill the memory.
  private static final int MOST_PATHS = 2_000;

  // Spotify's responses nest about ten deep, and a path grows with every level.
  private static final int DEEPEST_COUNTED = 20;

  private final PathCounts root = new PathCounts("$", 0);
  // Takes the counts of all paths that are not counted.
  private final PathCounts uncounted = new PathCounts("", DEEPEST_COUNTED);
  private int paths;

  public PathCounts root() {
    return root;
  }

  /// Takes one field.
  @FunctionalInterface
  public interface Visitor<E extends Exception> {
    /// @param jsonPath such as `$.items[].track.name`
    /// @param present objects that had the field
    /// @param absent objects at the same path that lacked it
    void visit(String jsonPath, long present, long absent) throws E;
  }

  /// Visits each field in the order of its first occurrence, after the field that contains it.
  public <E extends Exception> void visitFields(Visitor<E> visitor) throws E {
    root.visit(visitor);
  }

  /// The counts of one JSON path.
  public final class PathCounts {
    private final String jsonPath;
    private final int depth;
    private final Map<String, PathCounts> fields = new LinkedHashMap<>();
    private @Nullable PathCounts elements;
    private long objects;
    private long present;

    private PathCounts(String jsonPath, int depth) {
      this.jsonPath = jsonPath;
      this.depth = depth;
    }

    /// Counts an object at this path.
    public void countObject() {
      objects++;
    }

    /// Counts this field as present in the last counted object; once per object.
    public void countPresent() {
      present++;
    }

    /// The counts of a field of the objects at this path.
    public PathCounts field(String name) {
      PathCounts field = fields.get(name);
      if (field == null) {
        field = create("." + name);
        if (field != uncounted) {
          fields.put(name, field);
        }
      }
      return field;
    }

    /// The counts of the elements of the arrays at this path.
    public PathCounts elements() {
      PathCounts each = elements;
      if (each == null) {
        each = create("[]");
        elements = each;
      }
      return each;
    }

    private PathCounts create(String step) {
      if (paths >= MOST_PATHS || depth >= DEEPEST_COUNTED) {
        return uncounted;
      }
      paths++;
      return new PathCounts(jsonPath + step, depth + 1);
    }

    private <E extends Exception> void visit(Visitor<E> visitor) throws E {
      for (PathCounts field : fields.values()) {
        visitor.visit(field.jsonPath, field.present, objects - field.present);
        field.visit(visitor);
      }
      PathCounts each = elements;
      if (each != null && each != uncounted) {
        each.visit(visitor);
      }
    }
  }
}
