package dev.spotifylake.transform.response;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each field was there, over all answers of one raw object: the next field that Spotify
/// takes away, or adds, shows here first. A field with the value null is there.
public final class FieldCounts {
  // A few hundred are usual. What goes beyond is an answer with data for names, and would fill
  // memory.
  private static final int MOST_PLACES = 2_000;

  // Spotify's answers nest about ten deep, and a path grows with every level.
  private static final int DEEPEST_COUNTED = 20;

  private final Place root = new Place("$", 0);
  // Stands for every place that is not counted.
  private final Place uncounted = new Place("", DEEPEST_COUNTED);
  private int places;

  public Place root() {
    return root;
  }

  /// Takes one field.
  @FunctionalInterface
  public interface Visitor<E extends Exception> {
    /// @param jsonPath such as `$.items[].track.name`
    /// @param present objects that had the field
    /// @param absent objects of the same place that lacked it
    void visit(String jsonPath, long present, long absent) throws E;
  }

  /// Visits every field seen, each after the field it lies in, in the order of their first
  /// sighting.
  public <E extends Exception> void visitFields(Visitor<E> visitor) throws E {
    root.visit(visitor);
  }

  /// A place in the answers where objects, arrays or values stand.
  public final class Place {
    private final String jsonPath;
    private final int depth;
    private final Map<String, Place> fields = new LinkedHashMap<>();
    private @Nullable Place elements;
    private long objects;
    private long present;

    private Place(String jsonPath, int depth) {
      this.jsonPath = jsonPath;
      this.depth = depth;
    }

    /// An object stands here.
    public void countObject() {
      objects++;
    }

    /// A field of the object last counted is there; to be told once per object and field.
    public void countPresent() {
      present++;
    }

    /// The place of a field of the objects that stand here.
    public Place field(String name) {
      Place field = fields.get(name);
      if (field == null) {
        field = create("." + name);
        if (field != uncounted) {
          fields.put(name, field);
        }
      }
      return field;
    }

    /// The place of the elements of the arrays that stand here.
    public Place elements() {
      Place each = elements;
      if (each == null) {
        each = create("[]");
        elements = each;
      }
      return each;
    }

    private Place create(String step) {
      if (places >= MOST_PLACES || depth >= DEEPEST_COUNTED) {
        return uncounted;
      }
      places++;
      return new Place(jsonPath + step, depth + 1);
    }

    private <E extends Exception> void visit(Visitor<E> visitor) throws E {
      for (Place field : fields.values()) {
        visitor.visit(field.jsonPath, field.present, objects - field.present);
        field.visit(visitor);
      }
      Place each = elements;
      if (each != null && each != uncounted) {
        each.visit(visitor);
      }
    }
  }
}
