package dev.spotifylake.transform.response;

/// An array in answers whose elements have a mapper.
///
/// @param path from the answer's root, such as `items` or `tracks.items`
/// @param alternative lists of one alternative are spellings of the same thing: where an answer
///   carries two, the first that holds elements counts and the others are passed over
/// @param counted whether its elements are the answer's; those of a page embedded in a single thing
///   are not
public record ElementList(String path, String alternative, boolean counted, ElementMapper mapper) {
  public static ElementList counted(String path, ElementMapper mapper) {
    return new ElementList(path, path, true, mapper);
  }
}
