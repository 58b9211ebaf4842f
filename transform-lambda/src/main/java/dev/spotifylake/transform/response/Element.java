package dev.spotifylake.transform.response;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An element of an answer that is an object; what is not is a reject before any mapper sees it.
///
/// @param index place in the array, from 0; 0 for an answer that is one thing
/// @param jsonPath such as `$.items[3]`
public record Element(ObjectNode node, int index, String jsonPath) {}
