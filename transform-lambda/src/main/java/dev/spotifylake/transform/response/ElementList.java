package dev.spotifylake.transform.response;

/// An array of a response whose elements have a mapper.
///
/// @param path from the root of the response, such as `items` or `tracks.items`
/// @param alternative lists with the same alternative are spellings of one list; if a response has
///   several, the first that holds elements is read and the others are skipped
/// @param counted true if its elements are elements of the response; false for a page that is
///   embedded in a single entity
public record ElementList(String path, String alternative, boolean counted, ElementMapper mapper) {
  public static ElementList counted(String path, ElementMapper mapper) {
    return new ElementList(path, path, true, mapper);
  }
}
