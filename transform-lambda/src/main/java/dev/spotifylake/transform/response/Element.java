package dev.spotifylake.transform.response;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An element of a response that is an object. Other elements are rejects and reach no mapper.
///
/// @param index position in the array, from 0; 0 if the response itself is the element
/// @param jsonPath such as `$.items[3]`
public record Element(ObjectNode node, int index, String jsonPath) {}
